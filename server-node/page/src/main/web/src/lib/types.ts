// Messages of the server: times in emulated seconds since the start of the run, rates in bit/s, energies in joules.

export type Status = 'starting' | 'running' | 'paused' | 'finished' | 'failed';
export type PartName = 'device' | 'uplink' | 'server' | 'downlink';

export interface Path {
  periodS: number;
  /** [time, x, y]; x and y are null where the vehicle is away until the next point. */
  points: [number, number | null, number | null][];
  t: number[];
  upBps: number[];
  downBps: number[];
  cqiUp?: number[] | null;
  cqiDown?: number[] | null;
}

export interface SceneVehicle {
  device: string;
  path: number;
  phaseS: number;
}

export interface Scene {
  title: string;
  command: string;
  channel: string;
  method: string;
  seed: number;
  rounds: number;
  layers: number;
  /** Whether a student without a teacher is trained beside the run. */
  baseline: boolean;
  server: { name: string; minGhz: number; maxGhz: number };
  hasRun: boolean;
  hasComparison: boolean;
  station?: { x: number; y: number } | null;
  streets?: [number, number][][] | null;
  paths?: Path[] | null;
  vehicles?: SceneVehicle[] | null;
}

export interface Head {
  run: string;
  status: Status;
  controls: boolean;
  pace: number | null;
  /** The current emulated time, if it has a pace. */
  nowS?: number | null;
  message?: string;
  cells?: number;
  cellsDone?: number;
}

export interface Candidate {
  vehicle: number;
  cut: number;
  ghz: number;
  delayS: number;
  joules: number;
  withinLimit: boolean;
  upBps?: number;
  downBps?: number;
}

/** An interval of the emulated schedule; batch -1 is the transfer of the student's first blocks. */
export interface PlanPart {
  part: PartName;
  batch: number;
  startS: number;
  endS: number;
}

export interface Cell {
  type: 'cell';
  index: number;
  channel: string;
  method: string;
  trial: number;
  delayS: number;
  joules: number;
}

interface Turn {
  round: number;
  order: number;
  attempt: number;
  vehicle: number;
}

export type Selected = Turn & {
  type: 'selected';
  cut: number;
  ghz: number;
  atS: number;
  candidates?: Candidate[];
  why?: string;
  plan?: PlanPart[];
};

export type Committed = Turn & {
  type: 'committed';
  cut: number;
  ghz: number;
  startS: number;
  endS: number;
  joules: number;
  partsS?: Partial<Record<PartName, number>>;
  partsJ?: Record<string, number>;
  loss?: number;
  divergence?: number;
  crossEntropy?: number;
};

export type Aborted = Turn & {
  type: 'aborted';
  startS: number;
  endS: number;
  joules: number;
  reason: string;
  retried: boolean;
};

export interface RoundEnded {
  type: 'round';
  round: number;
  startS: number;
  endS: number;
  delayS: number;
  joules: number;
  perplexity?: number;
  accuracy?: number;
}

export type Entry =
  | { type: 'began'; teacherPerplexity?: number; untrainedPerplexity?: number; sessions?: number }
  | { type: 'roundStarted'; round: number; atS: number }
  | Selected
  | Committed
  | Aborted
  | { type: 'leftOut'; round: number; vehicle: number; reason: string }
  | (Turn & { type: 'interrupted'; reason: string })
  | { type: 'resumed' }
  | RoundEnded
  | { type: 'baseline'; round: number; perplexity: number }
  | { type: 'deployed'; vehicle: number; startS?: number; endS?: number; joules?: number; failure?: string }
  | { type: 'finished' }
  | Cell;

export interface StreamMessage {
  position: number;
  first: number;
  head: Head;
  log: Entry[];
  /** Nothing follows: the reader closes the stream. */
  complete?: boolean;
}
