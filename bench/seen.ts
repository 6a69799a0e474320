const PATIENCE = 30_000;

/**
 * Waits until `look` finds something after one of the changes that `onChange` tells of, and gives it back.
 * @throws an error that names `what` after 30 seconds
 */
export function seen<T>(
  what: string,
  onChange: (listener: () => void) => () => void,
  look: () => T | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      const found = look();
      if (found === undefined) return;
      forget();
      clearTimeout(timer);
      resolve(found);
    };
    const forget = onChange(check);
    const timer = setTimeout(() => {
      forget();
      reject(new Error(`Not within 30 seconds: ${what}`));
    }, PATIENCE);
    check();
  });
}
