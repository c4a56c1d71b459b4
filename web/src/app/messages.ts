/** What the page says beside its pictures: to a screen reader, in a notice, in its help. */
import { state } from "./state";

export function createMessages() {
  const [spoken, say] = state("");
  const [notice, notify] = state("");
  const [helpOpen, setHelpOpen] = state(false);
  return {
    /** What a screen reader is told, once. */
    spoken,
    /** A sentence for the reader, until they close it. */
    notice,
    helpOpen,
    say,
    notify,
    closeNotice: (): void => notify(""),
    openHelp: (): void => setHelpOpen(true),
    closeHelp: (): void => setHelpOpen(false),
  };
}
