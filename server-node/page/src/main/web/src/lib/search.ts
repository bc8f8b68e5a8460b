/** The last index whose value is at most `limit`, or -1; `valueAt` must not decrease. */
export function lastAtMost(count: number, limit: number, valueAt: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
