() => {
  // Evaluated in the page by boxes.py.
  const CONTROLS =
    "button, select, input:not([type=radio], [type=checkbox], [type=file]), a[href], [role=meter], canvas[tabindex]";
  // Lies over all else on purpose, or is only for screen readers.
  const APART = ".hidden, .skip, .notice-bar, .present-bar, dialog, .menu-panel, .scrubber-tip";
  const seen = (part) =>
    part.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    !part.closest(APART);
  const frames = new Map();
  /** How a part cuts off what is in it; null where it does not. */
  const frameOf = (part) => {
    if (!frames.has(part)) frames.set(part, madeFrame(part));
    return frames.get(part);
  };
  const madeFrame = (part) => {
    const style = getComputedStyle(part);
    if (style.overflowX === "visible" && style.overflowY === "visible") return null;
    const margin = Number.parseFloat(style.overflowClipMargin) || 0;
    const tight = part.getBoundingClientRect();
    const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
    return {
      left: tight.left - margin,
      top: tight.top - margin,
      right: tight.right + margin,
      bottom: tight.bottom + margin,
      mayCut: scrolls || style.textOverflow === "ellipsis",
    };
  };
  /** The part of a box that no ancestor cuts off; what scrolls there is not lost. */
  const cut = (box, from) => {
    let { left, top, right, bottom } = box;
    let lost = false;
    for (let part = from; part && part !== document.body; part = part.parentElement) {
      const frame = frameOf(part);
      if (!frame) continue;
      const [l, t] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      const [r, b] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
      const cutX = l > left + 1 || r < right - 1;
      const cutY = t > top + 1.5 || b < bottom - 1.5;
      if ((cutX || cutY) && !frame.mayCut) lost = true;
      [left, top, right, bottom] = [l, t, r, b];
    }
    return { left, top, right, bottom, lost };
  };
  const items = [];
  const add = (part, box, name, text) => {
    const clear = cut(box, text ? part : part.parentElement);
    if (clear.right - clear.left < 1 || clear.bottom - clear.top < 1) {
      if (clear.lost) items.push({ part, name, gone: true });
      return;
    }
    items.push({ part, name, text, ...clear });
  };
  const root = document.querySelector(".screen");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const part = node.parentElement;
    if (!node.data.trim() || !seen(part) || part.closest("option, .hidden, .button-word")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      // Letters fill less than their line: what is above and below them is in nobody's way.
      const slack = 0.14 * box.height;
      const ink = {
        left: box.left,
        right: box.right,
        top: box.top + slack,
        bottom: box.bottom - slack,
      };
      if (box.width > 1 && box.height > 1)
        add(part, ink, `"${node.data.trim().slice(0, 40)}"`, true);
    }
  }
  for (const part of root.querySelectorAll(CONTROLS)) {
    if (!seen(part)) continue;
    const name =
      part.getAttribute("aria-label") || part.textContent.trim().slice(0, 40) || part.className;
    add(part, part.getBoundingClientRect(), `[${name}]`, false);
  }
  const faults = [];
  for (const item of items) {
    if (item.gone || item.lost) faults.push(`${item.name} is cut off`);
    else if (item.right > innerWidth + 1 || item.left < -1)
      faults.push(`${item.name} leaves the window`);
  }
  const within = (a, b) => a.contains(b) || b.contains(a);
  const labels = (a, b) => a.closest("label") !== null && a.closest("label") === b.closest("label");
  const over = (item) => item.part.closest(".stage-host") !== null;
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) {
      const [a, b] = [items[i], items[j]];
      if (a.gone || b.gone) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width <= 2 || height <= 2) continue;
      if (within(a.part, b.part) || labels(a.part, b.part)) continue;
      // The stage's words lie on its canvas, and a bar's button on its meter.
      if (a.part.matches("canvas") || b.part.matches("canvas")) if (over(a) && over(b)) continue;
      if (a.part.closest(".bar-row") && a.part.closest(".bar-row") === b.part.closest(".bar-row")) {
        if (!a.text || !b.text) continue;
      }
      // What scrolls goes under the lesson's buttons.
      if (!a.part.closest(".course-foot") !== !b.part.closest(".course-foot")) continue;
      if (a.part.closest(".pad") && b.part.closest(".pad")) continue;
      if (a.part.closest(".scrubber") && b.part.closest(".scrubber") && !(a.text && b.text))
        continue;
      faults.push(`${a.name} and ${b.name} share ${width.toFixed(0)}x${height.toFixed(0)} px`);
    }
  }
  return [...new Set(faults)];
};
