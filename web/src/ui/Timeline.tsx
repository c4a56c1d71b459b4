/** The story's clock: step, play, scrub, speed, loop. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { App } from "../app/app";
import { SPEEDS } from "../app/clock";
import type { Network } from "../network/network";
import { stepAt } from "../scene/frame";
import type { Step } from "../scene/scene";
import { stepName } from "../words/steps";
import type { Words } from "../words/words";
import { Icon } from "./Icon";

export function Timeline({ app }: { app: App }) {
  const moving = useComputed(() => app.playing.value || app.clock.value.until !== null).value;
  const { story } = app.words;
  return (
    <section class="timeline" aria-label={story.name}>
      <div class="timeline-buttons">
        <button
          type="button"
          class="button button-icon"
          aria-label={story.previous}
          title={story.previousKey}
          onClick={app.previous}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          class="button button-icon button-play"
          aria-disabled={app.reading.value.blank}
          aria-label={moving ? story.pause : story.play}
          title={moving ? story.pauseKey : story.playKey}
          onClick={app.toggle}
        >
          <Icon name={moving ? "pause" : "play"} />
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label={story.next}
          title={story.nextKey}
          onClick={app.next}
        >
          <Icon name="next" />
        </button>
      </div>
      <Scrubber app={app} />
      <div class="timeline-options">
        <Speed app={app} />
        <button
          type="button"
          class="button button-icon"
          aria-label={story.loop}
          title={story.loopTitle}
          aria-pressed={app.loop.value}
          onClick={() => app.setLoop(!app.loop.value)}
        >
          <Icon name="loop" />
        </button>
      </div>
    </section>
  );
}

function Scrubber({ app }: { app: App }) {
  const slider = useRef<HTMLInputElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const pointed = useSignal<number | null>(null);
  const duration = app.duration.value;
  const steps = app.outline.value;

  useSignalEffect(() => {
    const { seconds } = app.clock.value;
    if (slider.current) slider.current.value = String(seconds);
    track.current?.style.setProperty("--at", String(seconds / (app.duration.value || 1)));
  });
  const text = useComputed(() => {
    const step = app.outline.value[app.step.value];
    const name = step ? stepName(app.network, step, app.words) : "";
    const now = Math.floor(app.clock.value.seconds);
    return app.words.story.at(name, now, Math.round(app.duration.value));
  }).value;

  const shown = pointed.value === null ? null : steps[stepAt(steps, pointed.value * duration)];
  return (
    <div class="scrubber" dir="ltr">
      <div class="scrubber-track" ref={track} aria-hidden="true">
        {groupsOf(steps, app.network, app.words).map((group) => (
          <Group key={group.first} group={group} duration={duration} app={app} />
        ))}
        {shown ? (
          <span
            class="scrubber-tip"
            style={{ left: `${(100 * (shown.start + shown.end)) / 2 / duration}%` }}
          >
            {stepName(app.network, shown, app.words)}
          </span>
        ) : null}
      </div>
      <input
        ref={slider}
        class="scrubber-input"
        type="range"
        aria-label={app.words.story.timeline}
        aria-valuetext={text}
        min={0}
        max={duration}
        step="any"
        onInput={(event) => {
          app.pause();
          app.seek(Number(event.currentTarget.value));
        }}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          pointed.value = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
        }}
        onPointerLeave={() => {
          pointed.value = null;
        }}
      />
    </div>
  );
}

interface StepGroup {
  readonly name: string;
  /** Index of its first step in the story. */
  readonly first: number;
  readonly steps: readonly Step[];
}

/** The steps of the story by layer: the input, each layer by its name, the answer. */
function groupsOf(steps: readonly Step[], network: Network, words: Words): StepGroup[] {
  const groups: StepGroup[] = [];
  steps.forEach((step, index) => {
    const name = step.told?.group ?? groupName(step.layer, network, words);
    const last = groups[groups.length - 1];
    if (last?.name === name) groups[groups.length - 1] = { ...last, steps: [...last.steps, step] };
    else groups.push({ name, first: index, steps: [step] });
  });
  return groups;
}

/** The layer by its number, from 1; null of input and answer, and of stories that have names of their own. */
function numberOf({ steps: [{ layer, told }] }: StepGroup, { layers }: Network): number | null {
  return told || layer < 0 || layer >= layers.length ? null : layer + 1;
}

function groupName(layer: number, network: Network, { story }: Words): string {
  if (layer < 0) return story.input;
  return network.layers[layer]?.name ?? story.answer;
}

function Group({ group, duration, app }: { group: StepGroup; duration: number; app: App }) {
  const start = group.steps[0].start;
  const end = group.steps[group.steps.length - 1].end;
  const at = useComputed(() => app.step.value - group.first).value;
  const here = at >= 0 && at < group.steps.length;
  // Stands where there is no room for the whole name: half of one could be any layer's.
  const number = numberOf(group, app.network);
  return (
    <div
      class={here ? "step-group step-group-here" : "step-group"}
      style={{
        left: `${(100 * start) / duration}%`,
        width: `${(100 * (end - start)) / duration}%`,
      }}
    >
      <div class="step-marks">
        {group.steps.map((step, index) => (
          <i
            key={`${step.layer} ${step.kind}`}
            class={markClass(index, at)}
            style={{ flexGrow: step.end - step.start }}
          />
        ))}
      </div>
      <span class="step-group-name" style={{ "--letters": group.name.length }}>
        <span class="step-name-whole">{group.name}</span>
        {number === null ? null : <span class="step-name-number" data-number={number} />}
      </span>
    </div>
  );
}

function markClass(index: number, at: number): string {
  if (index < at) return "step-mark step-mark-done";
  return index === at ? "step-mark step-mark-now" : "step-mark";
}

function Speed({ app }: { app: App }) {
  return (
    <fieldset class="speed">
      <legend class="hidden">{app.words.story.speed}</legend>
      {SPEEDS.map((speed) => (
        <label key={speed} class="speed-choice">
          <input
            type="radio"
            name={app.idOf("speed")}
            value={speed}
            checked={app.speed.value === speed}
            onChange={() => app.setSpeed(speed)}
          />
          <span>{app.words.story.times(speed)}</span>
        </label>
      ))}
    </fieldset>
  );
}
