/** Where somebody is in the lesson, which chapters there are and which they have been through. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Arrangement } from "../../inside/arrange";
import type { InputForm } from "../../network/input";
import type { Network } from "../../network/network";
import type { Words } from "../../words/words";
import type { Reading } from "../reading";
import { state } from "../state";
import type { Card, TermId } from "./card";
import type { ChapterId } from "./chapter";
import { chaptersOf } from "./chapters";
import { type Facts, factsOf } from "./facts";
import type { Place, Progress } from "./progress";
import { wantedOf } from "./task";

export interface PlacesOptions {
  readonly words: Words;
  readonly form: InputForm;
  readonly network: ReadonlySignal<Network>;
  readonly reading: ReadonlySignal<Reading>;
  readonly districts: ReadonlySignal<Arrangement | null>;
  readonly progress?: Progress | null | undefined;
}

export type Places = ReturnType<typeof createPlaces>;

export function createPlaces(options: PlacesOptions) {
  const { words, form, network, reading, districts, progress } = options;
  const [asked, setAsked] = state<Place>(progress ?? { chapter: "numbers", card: 0 });
  const [done, setDone] = state<readonly ChapterId[]>(progress?.done ?? []);
  const [wanted, setWanted] = state<number | null>(null);
  const ground = computed(() => ({ network: network.value, form, districts: districts.value }));
  const chapters = computed(() => chaptersOf(ground.value));
  const facts = computed(
    (): Facts =>
      factsOf({
        ...{ ...ground.value, words, reading: reading.value },
        wanted: wanted.value ?? wantedNow(reading.value),
      }),
  );
  const chapter = computed(
    () => chapters.value.find(({ id }) => id === asked.value.chapter) ?? chapters.value[0],
  );
  const cards = computed(() => chapter.value.cards(facts.value));
  /** Another network, or another version, may have fewer cards. */
  const place = computed((): Place => {
    const { id } = chapter.value;
    if (id !== asked.value.chapter) return { chapter: id, card: 0 };
    return { chapter: id, card: Math.min(asked.value.card, cards.value.length - 1) };
  });
  const card = computed(() => cards.value[place.value.card]);
  return {
    ...{ chapters, chapter, cards, place, card, done, facts },
    /** Where they went, which changes with nothing but their going. */
    asked,
    key: computed(() => `${place.value.chapter}/${place.value.card}`),
    /** The terms that were explained up to this card. */
    terms: computed((): readonly TermId[] => {
      const at = chapters.value.indexOf(chapter.value);
      const before = chapters.value.slice(0, at).flatMap((each) => each.cards(facts.value));
      return termsIn([...before, ...cards.value.slice(0, place.value.card + 1)]);
    }),
    go: setAsked,
    finish(id: ChapterId): void {
      if (!done.value.includes(id)) setDone([...done.value, id]);
    },
    startOver(): void {
      setDone([]);
      setAsked({ chapter: chapters.value[0].id, card: 0 });
    },
    /** From now on the last task asks for something that is not the answer now. */
    choose: (): void => setWanted(wantedNow(reading.value)),
  };
}

const wantedNow = ({ blank, scene, trace }: Reading): number =>
  wantedOf(scene.network.classNames, blank ? null : trace.prediction);

const termsIn = (cards: readonly Card[]): TermId[] => [
  ...new Set(cards.flatMap(({ terms }) => terms)),
];
