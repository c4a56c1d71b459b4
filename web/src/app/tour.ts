/**
 * The chapters of "Look inside": which there are, and what each does to the page. What they tell
 * is in words/. Knows nothing of the DOM.
 */
import { connectionCount } from "../inside/bundle";
import { COVERAGE } from "../inside/connections";
import { dropped } from "../inside/dropout";
import { ratesOf } from "../inside/familiarity";
import { isPicture } from "../network/input";
import type { Network } from "../network/network";
import type { Lit, Told } from "../words/en/tour";
import { hasMaps, isDigits } from "../words/names";
import type { App } from "./app";
import { SPREAD_RUNS } from "./dropping";

export interface Chapter extends Told {
  readonly id: string;
  /** Shows it; everything that an earlier chapter changed is undone before. */
  readonly show: (app: App) => void;
}

/** Neurons that the "what if" chapter switches off. */
const GROUP = 25;
const HALF = 0.5;

/** The chapters that this network can show, in order. */
export function chaptersOf(app: App): Chapter[] {
  const { network, words } = app;
  const { tour } = words;
  const last = network.layers.length - 2;
  const hidden = last >= 0;
  const total = connectionCount(network);
  const p = Math.max(...dropped(network));
  const digits = isDigits(network);
  const picture = isPicture(network);
  const maps = hasMaps(network);
  const chapter = (id: string, told: Told, show: Chapter["show"]): Chapter => ({
    id,
    ...told,
    show,
  });
  const chapters: (Chapter | false)[] = [
    hidden &&
      chapter("neuron", tour.neuron(maps), ({ inside }) => inside.inspect(inside.strongest())),
    hidden &&
      chapter(
        "picture",
        tour.picture(network.layers[0].name, picture, maps),
        ({ inside, reading }) =>
          inside.inspect({ layer: 0, index: reading.value.scene.spotlight[0] }),
      ),
    hidden &&
      chapter("way", tour.way(picture, maps), ({ inside }) => {
        inside.cover(HALF);
        inside.inspect(inside.strongest());
      }),
    chapter("evidence", tour.evidence(picture), ({ inside }) => inside.open("evidence")),
    chapter("why-not", tour.whyNot(picture, maps), ({ inside }) => {
      inside.compare(inside.than.value);
      inside.open("evidence");
    }),
    chapter("lines", tour.lines(total, picture, maps), ({ inside }) => {
      inside.show("matrix");
      inside.open("connections");
    }),
    app.inside.districts.value !== null &&
      chapter("districts", tour.districts(digits, maps), ({ inside }) => {
        inside.arrange(true);
        inside.open("connections");
      }),
    hidden &&
      chapter("what-if", tour.whatIf(picture, maps), ({ inside }) => {
        inside.switchOff(inside.loudest(last, GROUP));
        inside.open("whatif");
      }),
    p > 0 &&
      chapter("dropout", tour.dropout(p, SPREAD_RUNS), ({ inside }) => {
        inside.train(1);
        inside.repeat();
        inside.open("dropout");
      }),
    network.lamp !== undefined &&
      chapter("lamp", aboutLamp(app), (at) => {
        at.drawStrokes(SCRIBBLE);
        at.inside.open("evidence");
      }),
  ];
  return chapters.filter((each) => each !== false);
}

function aboutLamp({ network, words }: App): Told {
  const { length } = network.classNames;
  const digits = isDigits(network);
  return words.tour.lamp(digits, length, ratesIn(network, true), ratesIn(network, false));
}

const ratesIn = (network: Network, digits: boolean): Lit[] =>
  ratesOf(network)
    .filter((rate) => rate.digits === digits)
    .map(({ data, lit }) => ({ data, share: lit }));

/** A zigzag that closes into a star, in px of the pad. */
const SCRIBBLE = [
  [
    [40, 90],
    [240, 110],
    [60, 230],
    [130, 40],
    [220, 240],
    [44, 150],
    [236, 170],
    [90, 60],
    [180, 50],
  ],
];

/** Shows a chapter on a page that nothing else has changed. */
export function showChapter(app: App, chapter: Chapter): void {
  const { inside } = app;
  inside.reset();
  inside.explain(null);
  inside.compare(null);
  inside.show("important");
  inside.arrange(true);
  inside.cover(COVERAGE);
  if (app.reading.value.blank && app.samples.length > 0) {
    app.drawStrokes(app.samples[Math.min(3, app.samples.length - 1)][1][0].strokes);
  }
  if (!app.reading.value.blank) app.toEnd();
  chapter.show(app);
  inside.tell(chapter.id);
}
