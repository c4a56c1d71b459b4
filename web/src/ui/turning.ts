/**
 * Which of a list of tabs a key turns to, from the one that is open; null: none. Arrows go the way that
 * they point, so the next one is on the left where lines begin on the right.
 */
export function turned<T>(
  tabs: readonly T[],
  open: T,
  key: string,
  direction: "ltr" | "rtl" = "ltr",
): T | null {
  if (key === "Home") return tabs[0] ?? null;
  if (key === "End") return tabs[tabs.length - 1] ?? null;
  const [back, on] =
    direction === "ltr" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const step = key === on ? 1 : key === back ? -1 : 0;
  if (step === 0) return null;
  return tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length];
}
