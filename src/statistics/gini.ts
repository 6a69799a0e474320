/**
 * How unevenly something is shared: 0 where all have the same, (n - 1) / n where one of n has all; null for fewer than
 * two, and where there is nothing to share. Source: C. Gini, as the mean difference over twice the mean.
 */
export function gini(values: number[]): number | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  const count = values.length;
  if (count < 2 || total === 0) return null;
  const ranked = values
    .toSorted((one, other) => one - other)
    .reduce((sum, value, index) => sum + (index + 1) * value, 0);
  return (2 * ranked) / (count * total) - (count + 1) / count;
}
