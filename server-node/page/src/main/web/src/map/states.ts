import type { Link } from '../lib/motion';
import { Turn, type View } from '../lib/view';

export const State = { Waiting: 0, Served: 1, Aborted: 2, LeftOut: 3, OutOfCoverage: 4, InSession: 5 } as const;

export const STATE_NAMES = ['not served yet', 'served', 'aborted', 'left out', 'out of coverage', 'in session'];

export function stateOf(turn: number, link: Link | null, view: View, vehicle: number): number {
  if (view.session?.vehicle === vehicle && view.session.endS > view.atS) return State.InSession;
  if (turn === Turn.Served) return State.Served;
  if (turn === Turn.Aborted) return State.Aborted;
  if (turn === Turn.LeftOut) return State.LeftOut;
  return link && (link.upBps <= 0 || link.downBps <= 0) ? State.OutOfCoverage : State.Waiting;
}
