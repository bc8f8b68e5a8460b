import type { Cell } from './types';

export type Measure = 'delayS' | 'joules';

export interface ComparisonRow {
  key: string;
  channel: string;
  method: string;
  cells: Cell[];
  mean: Record<Measure, number>;
}

/** A row for each channel and method, in the order of the cells' numbers. */
export function rowsOf(cells: readonly Cell[]): ComparisonRow[] {
  const rows = new Map<string, ComparisonRow>();
  const byIndex = new Map(cells.map((cell) => [cell.index, cell]));
  for (const cell of [...byIndex.values()].sort((a, b) => a.index - b.index)) {
    const key = `${cell.channel}\n${cell.method}`;
    let row = rows.get(key);
    if (!row) {
      row = { key, channel: cell.channel, method: cell.method, cells: [], mean: { delayS: 0, joules: 0 } };
      rows.set(key, row);
    }
    row.cells.push(cell);
  }
  for (const row of rows.values()) {
    row.mean.delayS = row.cells.reduce((sum, cell) => sum + cell.delayS, 0) / row.cells.length;
    row.mean.joules = row.cells.reduce((sum, cell) => sum + cell.joules, 0) / row.cells.length;
  }
  return [...rows.values()];
}

// Viridis, light for small values: its lightness changes evenly, also for people who cannot tell red from green.
const RAMP = [
  [253, 231, 37],
  [122, 209, 81],
  [34, 168, 132],
  [42, 120, 142],
  [65, 68, 135],
  [68, 1, 84],
];

export function rampColour(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (RAMP.length - 1);
  const from = Math.min(RAMP.length - 2, Math.floor(place));
  const mixed = RAMP[from].map((value, i) => Math.round(value + (place - from) * (RAMP[from + 1][i] - value)));
  return `rgb(${mixed.join(' ')})`;
}
