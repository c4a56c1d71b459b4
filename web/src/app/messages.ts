/** What the page says beside its pictures: to a screen reader, in a notice, in its help. */
import { state } from "./state";

/** What is said in place of the story's own words, while something else is shown than a story. */
export interface Meanwhile {
  readonly name: string;
  readonly count: string;
  readonly text: string;
}

export function createMessages() {
  const [spoken, say] = state("");
  const [notice, notify] = state("");
  const [helpOpen, setHelpOpen] = state(false);
  const [meanwhile, setMeanwhile] = state<Meanwhile | null>(null);
  return {
    /** What a screen reader is told, once. */
    spoken,
    /** A sentence for the reader, until they close it. */
    notice,
    helpOpen,
    meanwhile,
    setMeanwhile,
    say,
    notify,
    closeNotice: (): void => notify(""),
    openHelp: (): void => setHelpOpen(true),
    closeHelp: (): void => setHelpOpen(false),
  };
}
