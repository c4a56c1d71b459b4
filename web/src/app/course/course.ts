/**
 * The lesson that asks: going on and back, answers, and what is withheld until they are given. What
 * the cards tell is in words/, what they look like in ui/course. Knows nothing of the DOM.
 */
import { batch, computed, effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { NeuronId } from "../../scene/look";
import type { Drawn } from "../drawing";
import type { Samples } from "../samples";
import { state } from "../state";
import { createAnswers } from "./answers";
import { type Given, isRight } from "./card";
import type { ChapterId } from "./chapter";
import { CHAPTERS, numberOf } from "./chapters";
import { createPlaces, type PlacesOptions } from "./places";
import type { Progress } from "./progress";
import { createStaging, type StagingOptions } from "./staging";
import { createTasks, type TasksOptions } from "./tasks";

export interface CourseOptions
  extends Omit<PlacesOptions, "districts">,
    Omit<StagingOptions, "places">,
    Omit<TasksOptions, "places" | "reading" | "inside"> {
  readonly samples: Samples;
  readonly drawing: Drawn;
  readonly drawSample: (label: number) => void;
  /** Keeps where they are for the next time. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Where a link or an address leads: the number of a chapter, from 1, and of its card, from 0. */
export interface LinkedLesson {
  readonly chapter: number;
  readonly card: number;
}

export type Course = ReturnType<typeof createCourse>;

export function createCourse(options: CourseOptions) {
  const places = createPlaces({ ...options, districts: options.inside.districts });
  const staging = createStaging({ ...options, places });
  const tasks = createTasks({ ...options, places });
  const asking = createAsking(options, places, tasks.solved);
  const going = createGoing(options, { places, staging, tasks, asking });
  const stops = [keepStanding(options, staging.stand), keep(options, places), tasks.stop];
  return {
    ...{ places, tasks, asking, going },
    ...{ isShown: staging.isShown, isMoving: staging.isMoving },
    /** Whether what else the page shows must not tell the answer to the open question yet. */
    withholds: computed(() => options.mode.value === "learn" && asking.withheld.value),
    dispose: (): void => {
      for (const stop of stops) stop();
    },
  };
}

type Parts = {
  readonly places: ReturnType<typeof createPlaces>;
  readonly staging: ReturnType<typeof createStaging>;
  readonly tasks: ReturnType<typeof createTasks>;
  readonly asking: ReturnType<typeof createAsking>;
};

/** The open question, its answer, and what is said to whoever goes on without one. */
function createAsking(
  { words, reading, mode }: CourseOptions,
  places: Parts["places"],
  solved: ReadonlySignal<boolean>,
) {
  const answers = createAnswers();
  const [hint, setHint] = state<string | null>(null);
  const question = computed(() => {
    const card = places.card.value;
    return card.kind === "ask" ? card.question() : null;
  });
  const given = computed(() => answers.of(places.key.value, reading.value.trace));
  const isOpen = computed(() =>
    places.card.value.kind === "do" ? !solved.value : question.value !== null && !given.value,
  );
  function answer(next: Given): void {
    if (!question.value || given.value) return;
    answers.give(places.key.value, reading.value.trace, next);
    setHint(null);
  }
  return {
    ...{ question, given, isOpen, hint, answer },
    /** The page shows it and reads it out. */
    tell: setHint,
    hush: (): void => setHint(null),
    forget: answers.forget,
    isRight: computed(() =>
      question.value && given.value ? isRight(question.value, given.value) : null,
    ),
    /** Also while the motion before a question leads there. */
    withheld: computed(() => {
      const { card: at, chapter } = places.place.value;
      return places.cards.value.slice(at, at + 2).some((card, k) => {
        const answered = answers.of(`${chapter}/${at + k}`, reading.value.trace) !== null;
        return card.kind === "ask" && card.withheld && !answered && card.question() !== null;
      });
    }),
    /** Answers with a neuron of the stage; false where nobody asks for one. */
    point(neuron: NeuronId): boolean {
      const asked = question.value;
      const { layer, preferred, options } = asked ?? {};
      if (mode.value !== "learn" || layer === undefined || !preferred || given.value) return false;
      if (neuron.layer !== layer) {
        setHint(words.course.otherLayer(reading.value.scene.network.planes[layer].name));
        return true;
      }
      const place = options?.findIndex((each) => each.class === preferred[neuron.index]) ?? -1;
      answer({ chosen: place < 0 ? [] : [place], neuron });
      return true;
    },
  };
}

function createGoing(options: CourseOptions, { places, staging, tasks, asking }: Parts) {
  const { words, samples, drawSample } = options;

  function move(chapter: ChapterId, card: number): void {
    batch(() => {
      places.go({ chapter, card });
      asking.hush();
      tasks.scores.reset();
      staging.tidy();
      if (chapter === "task" && card === 0) places.choose();
      staging.stand();
    });
  }
  const open = ({ chapter, card }: LinkedLesson): void => {
    const { id } = CHAPTERS[chapter - 1] ?? CHAPTERS[0];
    move(
      places.chapters.value.some((each) => each.id === id) ? id : places.chapters.value[0].id,
      card,
    );
  };
  /** To the next card, whether or not this one was answered. */
  function advance(): void {
    const { chapters, chapter, cards, place } = places;
    const { card } = place.value;
    if (card + 1 < cards.value.length) {
      move(chapter.value.id, card + 1);
      return;
    }
    places.finish(chapter.value.id);
    const next = chapters.value[chapters.value.indexOf(chapter.value) + 1];
    if (next) move(next.id, 0);
  }
  function back(): void {
    const { chapters, chapter, place, facts } = places;
    if (place.value.card > 0) {
      move(chapter.value.id, place.value.card - 1);
      return;
    }
    const before = chapters.value[chapters.value.indexOf(chapter.value) - 1];
    if (before) move(before.id, before.cards(facts.value).length - 1);
  }
  function drawOne(): void {
    if (samples.length === 0) asking.tell(words.course.drawFirst);
    else drawSample(samples[Math.min(FIRST_SAMPLE, samples.length - 1)][0]);
  }
  /** Whatever comes next: a drawing, a motion, its end, a guess, or the next card. */
  function goOn(): void {
    const card = places.card.value;
    if (needsDrawing.value) drawOne();
    else if (card.kind === "show" && !staging.isShown.value) staging.play(card);
    else if (staging.isMoving.value) staging.hurry();
    else if (asking.isOpen.value && asking.hint.value === null) {
      asking.tell(words.course.answerFirst);
    } else advance();
  }
  const needsDrawing = computed(
    () => places.facts.value.blank && places.card.value.kind !== "tell" && !isDrawTask(places),
  );
  return {
    ...{ goOn, advance, back, open, drawOne, needsDrawing },
    jump: (chapter: ChapterId): void => move(chapter, 0),
    again(): void {
      asking.forget();
      tasks.drawing.startOver();
      places.startOver();
      move(places.place.value.chapter, 0);
    },
    isFirst: computed(
      () => places.place.value.card === 0 && places.chapter.value === places.chapters.value[0],
    ),
    isLast: computed(
      () =>
        places.place.value.card === places.cards.value.length - 1 &&
        places.chapter.value === places.chapters.value.at(-1),
    ),
    /** For a link. */
    linked: (): LinkedLesson => ({
      chapter: numberOf(places.place.value.chapter),
      card: places.place.value.card,
    }),
  };
}

/** A clear digit to begin with. */
const FIRST_SAMPLE = 3;

const isDrawTask = ({ card }: Parts["places"]): boolean =>
  card.value.kind === "do" && card.value.task === "draw";

/** Under the pen all is shown at once; once it is lifted the story stands where the card needs it. */
function keepStanding({ mode, busy, drawing }: CourseOptions, stand: () => void): () => void {
  return effect(() => {
    drawing.input.value;
    if (mode.value !== "learn" || busy.value) return;
    // Whoever changed the input is about to show the finished picture.
    queueMicrotask(() => {
      if (mode.peek() === "learn" && !busy.peek()) untracked(stand);
    });
  });
}

function keep({ onProgress }: CourseOptions, { asked, done }: Parts["places"]): () => void {
  let isFirst = true;
  return effect(() => {
    const progress = { ...asked.value, done: done.value };
    if (!isFirst) onProgress?.(progress);
    isFirst = false;
  });
}
