/** In the place of the lesson while another network is shown: what it is about, and the way there. */
import type { App } from "../../app/app";

export function Elsewhere({ app }: { app: App }) {
  const words = app.words.networks;
  const { networks } = app;
  const back = async (): Promise<void> => {
    await networks.choose("mnistnet");
    if (!networks.lessonAway.value) app.turnTo("learn");
  };
  return (
    <section class="course" aria-label={app.words.course.name}>
      <div class="course-body">
        <h2 class="course-title">{words.lessonTitle}</h2>
        <p class="course-words">{words.lessonWords(networks.shown.value?.name ?? "")}</p>
        <button type="button" class="button button-strong" onClick={() => void back()}>
          {words.lessonBack}
        </button>
      </div>
    </section>
  );
}
