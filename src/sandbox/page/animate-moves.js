/** Runs `change` and lets cards below `root` that it moved glide from where they were to where they are now. */
export function animateMoves(root, change) {
  const before = places(root);
  change();
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  for (const [key, { element, x, y }] of places(root)) {
    const old = before.get(key);
    if (!old || (Math.abs(old.x - x) < 2 && Math.abs(old.y - y) < 2)) continue;
    element.animate(
      [
        { transform: `translate(${old.x - x}px, ${old.y - y}px)`, zIndex: 2 },
        { transform: 'none', zIndex: 2 },
      ],
      { duration: 260, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' },
    );
  }
}

function places(root) {
  const cards = [...root.querySelectorAll('.card')];
  return new Map(
    cards.map((element) => {
      const { x, y } = element.getBoundingClientRect();
      return [element.dataset.key, { element, x, y }];
    }),
  );
}
