/** Which of a list of tabs a key turns to, from the one that is open; null: none. */
export function turned<T>(tabs: readonly T[], open: T, key: string): T | null {
  if (key === "Home") return tabs[0] ?? null;
  if (key === "End") return tabs[tabs.length - 1] ?? null;
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return null;
  return tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length];
}
