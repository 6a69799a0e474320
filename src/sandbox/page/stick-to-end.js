const nearEnd = 80;

/** Keeps a scrolling box at its end while it is there, also when pictures in it get their height. */
export function stickToEnd(box) {
  let near = true;
  const look = () => {
    near = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    return near;
  };
  const go = () => {
    near = true;
    box.scrollTop = box.scrollHeight;
  };
  const grow = () => {
    if (near) go();
  };
  box.addEventListener('scroll', look);
  // These do not bubble; they are caught on their way down.
  box.addEventListener('load', grow, true);
  box.addEventListener('loadedmetadata', grow, true);
  return { isNear: look, go };
}
