/**
 * Makes an element. Props that begin with "on" are listeners; others are attributes (true: present, null, undefined
 * and false: absent). Strings among the children become text, never markup.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(2).filter((child) => child || child === 0));
  return element;
}

const drawn = new WeakMap();

/**
 * Makes the children of `parent` show `items`, touching only what changed: an element is built anew when its item's
 * JSON is another one, so focus, selection and animations of the rest stay.
 */
export function reconcile(parent, items, { key, build }) {
  const present = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const name = String(key(item));
    const signature = JSON.stringify(item);
    const old = present.get(name);
    if (old && drawn.get(old) === signature) return old;
    const element = build(item, !old);
    element.dataset.key = name;
    drawn.set(element, signature);
    return element;
  });
  const kept = new Set(wanted);
  for (const child of present.values()) if (!kept.has(child)) child.remove();
  wanted.forEach((element, index) => {
    const there = parent.children[index];
    if (there !== element) parent.insertBefore(element, there ?? null);
  });
}

/** Runs `render` and gives the focus back to the control that had it, when it was built anew or moved elsewhere. */
export function keepFocus(render) {
  const active = document.activeElement;
  const testId = active?.dataset?.testid;
  const key = active?.closest?.('[data-key]')?.dataset.key;
  render();
  if (!testId || document.activeElement === active) return;
  const owner = key ? document.querySelector(`[data-key="${CSS.escape(key)}"]`) : document;
  const selector = `[data-testid="${CSS.escape(testId)}"]`;
  const again = owner?.matches?.(selector) ? owner : owner?.querySelector(selector);
  again?.focus({ preventScroll: true });
}
