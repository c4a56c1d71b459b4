/** The terms that the page's texts use for this network, each in one plain sentence. */
import { useMemo } from "preact/hooks";
import type { App } from "../app/app";
import { chaptersOf } from "../app/tour";
import { explain } from "../words/code";
import { termsIn } from "../words/glossary";
import { howSentences, howText, trainingText } from "../words/lesson";
import { unmarked } from "../words/rich";
import { toldSteps } from "../words/steps";

export function Glossary({ app }: { app: App }) {
  const { glossary, lesson } = app.words;
  // The same network with other weights has the same source, and is told in the same terms.
  const texts = useMemo(() => textsOf(app), [app, app.network.source, app.language.value]);
  return (
    <section class="lesson" id={app.idOf("words")} aria-labelledby={app.idOf("words-title")}>
      <h2 id={app.idOf("words-title")}>{lesson.wordsTitle}</h2>
      <p>{lesson.words}</p>
      <dl class="glossary">
        {termsIn(glossary, texts).map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/**
 * What stands below the stage, in the order in which it is read, and the captions of the story: which
 * terms those use does not change with what is drawn.
 */
function textsOf(app: App): string[] {
  const { network, words } = app;
  const { learning, loss } = trainingText(network, words);
  return [
    ...howSentences(howText(network, words), words).map(unmarked),
    ...chaptersOf(app).flatMap((chapter) => [chapter.title, chapter.words, chapter.look]),
    ...explain(network, words).map((explanation) => explanation.words),
    ...[learning, loss].map(unmarked),
    ...toldSteps(app.reading.peek().scene, words).map(({ caption }) => caption),
  ];
}
