/** A row of a raw query with its times as such: the driver tells them as text. */
export function withTimes<Row extends object>(row: Row, ...names: (keyof Row)[]): Row {
  const times = names.map((name) => {
    const value = row[name] as Date | string | null;
    return [name, value === null ? null : new Date(value)];
  });
  return { ...row, ...(Object.fromEntries(times) as Partial<Row>) };
}
