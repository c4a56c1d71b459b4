/** Work that waits until nobody is kept waiting by it, such as the pen. */

/** Does something soon; returns what takes that back. */
export type Idle = (work: () => void) => () => void;

/** ms after which it is done all the same: a pen that never rests still sees what follows from it. */
const AT_LAST = 120;

/** Not every browser says when it is idle. */
export const whenIdle: Idle = (work) => {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(work, { timeout: AT_LAST });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(work, 1);
  return () => clearTimeout(timer);
};
