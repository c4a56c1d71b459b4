/**
 * Which network the page shows: those that come along with it, the one it was opened with, and a file of
 * one's own. Where their bytes come from is left to `entry`; nothing is sent anywhere.
 */

import { batch, computed, type ReadonlySignal } from "@preact/signals";
import { InputError, said } from "../base/errors";
import { LARGEST_FILE } from "../base/safetensors";
import { ALONG, type AlongName } from "../link/link";
import type { Network } from "../network/network";
import { isLesson } from "../words/names";
import { told } from "../words/told";
import type { Words } from "../words/words";
import { foreignKind } from "./foreign";
import { state } from "./state";

/** The one that the page was opened with, where it is none that comes along; those; and a file. */
const KEYS = ["served", ...ALONG, "own"] as const;
export type Key = (typeof KEYS)[number];

export interface Choice {
  readonly key: Key;
  /** What it is called: a file by its name. */
  readonly name: string;
}

/** A network that was loaded, and its file, of which a saved page is made. */
export interface Opened extends Choice {
  readonly network: Network;
  readonly bytes: ArrayBuffer | null;
}

/** What is on its way; `share` is null where nobody knows how much there is. */
export interface Loading {
  readonly key: Key;
  readonly name: string;
  readonly share: number | null;
}

/** Fetches a network's file; an InputError says in a sentence why it cannot. */
export type Load = (onShare: (share: number | null) => void) => Promise<ArrayBuffer>;

export interface NetworksSetting {
  readonly loads: Readonly<Partial<Record<Key, Load>>>;
  /** What the page shows without a link. */
  readonly home: Key;
  /** All that are loaded already; the first is shown. */
  readonly opened: readonly Opened[];
  /** Gets it ready to read nothing, in a page that is built anew. */
  readonly prepare?: (network: Network) => Promise<void>;
  /** Opens the page anew, with a link or as it was, for a network that reads something else. */
  readonly another: (opened: readonly Opened[], link: string | null) => void;
}

export interface NetworksOptions {
  readonly words: Words;
  readonly network: ReadonlySignal<Network>;
  readonly setting: NetworksSetting | null;
  /** Whether the page can show it as it is. */
  readonly fits: (next: Network) => boolean;
  /** Gets what is drawn read by it, before it is shown. Rejects with an InputError. */
  readonly prepare: (next: Network) => Promise<void>;
  /** The network in a file. Rejects with an InputError. */
  readonly parse: (bytes: ArrayBuffer) => Promise<Network>;
  readonly replace: (next: Network) => void;
  readonly leaveLesson: () => void;
  readonly say: (sentence: string) => void;
  readonly notify: (sentence: string) => void;
}

/** What a link shows besides its network. */
export interface Linked {
  readonly link: string;
  readonly show: () => void;
}

export type Networks = ReturnType<typeof createNetworks>;

export function createNetworks(options: NetworksOptions) {
  const { words, network, setting, say, notify } = options;
  const [opened, setOpened] = state<readonly Opened[]>(setting?.opened ?? []);
  const [chosen, setChosen] = state<Opened | null>(setting?.opened[0] ?? null);
  const [loading, setLoading] = state<Loading | null>(null);
  /** Null: a script has put another network in its place. */
  const shown = computed(() => (chosen.value?.network === network.value ? chosen.value : null));
  /** What can be chosen, in order. */
  const choices = computed<readonly Choice[]>(() =>
    KEYS.flatMap((key) => {
      const known = opened.value.find((each) => each.key === key);
      return known || setting?.loads[key] ? [known ?? { key, name: nameOf(key, words) }] : [];
    }),
  );
  const keep = (next: Opened): void =>
    setOpened([...opened.value.filter(({ key }) => key !== next.key), next]);
  let turn = 0;

  /** Gets a network ready without showing it. */
  async function find(key: Key): Promise<Opened> {
    const known = opened.value.find((each) => each.key === key);
    if (known) return known;
    const load = setting?.loads[key];
    if (!load) throw said(words.networks.notAlong);
    const name = nameOf(key, words);
    const bytes = await load((share) => setLoading({ key, name, share }));
    const network = await options.parse(bytes);
    const found = { key, name: key === "served" ? network.name : name, bytes, network };
    keep(found);
    return found;
  }
  /** One after the other, and the last that was asked for is shown. */
  async function show(
    { name, key }: Choice,
    get: () => Promise<Opened>,
    linked: Linked | null = null,
  ): Promise<void> {
    turn += 1;
    const own = turn;
    setLoading({ key, name, share: null });
    try {
      const next = await get();
      const prepare = options.fits(next.network) ? options.prepare : setting?.prepare;
      if (own === turn) await prepare?.(next.network);
      if (own === turn) put(next, linked);
    } finally {
      if (own === turn) setLoading(null);
    }
  }
  function put(next: Opened, linked: Linked | null): void {
    if (options.fits(next.network)) change(next, linked);
    else if (setting) {
      const others = opened.value.filter((each) => each !== next);
      setting.another([next, ...others], linked?.link ?? null);
    } else throw said(words.networks.otherInput);
  }
  /** All of it or nothing. */
  function change(next: Opened, linked: Linked | null): void {
    const before = { network: network.value, chosen: chosen.value };
    batch(() => {
      try {
        options.replace(next.network);
        setChosen(next);
        linked?.show();
      } catch (error) {
        options.replace(before.network);
        setChosen(before.chosen);
        throw error;
      }
      if (next.key !== "mnistnet") options.leaveLesson();
    });
    say(words.networks.shown(next.name));
  }
  async function read(bytes: ArrayBuffer, file: string | null): Promise<Opened> {
    refuseForeign(file ?? "", new Uint8Array(bytes, 0, Math.min(8, bytes.byteLength)), words);
    const next = await options.parse(bytes);
    const name = file === null ? next.name : file.replace(/\.safetensors$/i, "");
    const own: Opened = { key: "own", name, bytes, network: next };
    keep(own);
    return own;
  }
  const orSay = (done: Promise<void>): Promise<void> =>
    done.catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      notify(told(words, error));
    });

  /** Shows a network. Throws InputError, and the one that is shown stays, where that cannot be. */
  async function use(what: Key | ArrayBuffer, linked: Linked | null = null): Promise<void> {
    if (what instanceof ArrayBuffer) {
      return show({ name: words.networks.own, key: "own" }, async () => read(what, null));
    }
    const choice = choices.value.find(({ key }) => key === what);
    if (!choice) {
      const { notAlong, unknown } = words.networks;
      throw said(setting ? unknown(String(what)) : notAlong);
    }
    return show(choice, () => find(what), linked);
  }
  /** As `use`, for a file; its sentence, if it is none, is for the reader. */
  const openFile = (file: File): Promise<void> =>
    orSay(
      show({ name: file.name, key: "own" }, async () => {
        refuseForeign(file.name, new Uint8Array(), words);
        if (file.size > LARGEST_FILE) {
          throw said(words.networks.tooLarge(file.name, LARGEST_FILE / 2 ** 20));
        }
        const bytes = await file.arrayBuffer().catch(() => {
          throw said(words.networks.notRead(file.name));
        });
        return read(bytes, file.name);
      }),
    );

  return {
    /** Whether there is anything to choose. */
    available: setting !== null,
    shown,
    loading,
    choices,
    /** The lesson is about another network than the one that was chosen. */
    lessonAway: computed(() => {
      const key = shown.value?.key;
      return (key === "mnistconv" || key === "own") && !isLesson(network.value);
    }),
    /** For a link: null where the page shows that one anyway. */
    linked: computed<AlongName | null>(() => {
      const key = shown.value?.key;
      const named = key !== undefined && isAlong(key) ? key : null;
      return named === "mnistnet" && setting?.home === "mnistnet" ? null : named;
    }),
    /** What a link asks for, where that is another network than the one shown. */
    wanted(named: AlongName | null): Key | null {
      if (!setting || shown.value === null) return null;
      const key = named ?? setting.home;
      return key === shown.value.key ? null : key;
    },
    /** Gets one ready without showing it. Throws InputError. */
    async get(key: Key): Promise<Opened> {
      try {
        return await find(key);
      } finally {
        if (loading.value?.key === key) setLoading(null);
      }
    },
    use,
    openFile,
    /** As `use`, and the page says what is wrong. */
    choose: (key: Key): Promise<void> => orSay(use(key)),
  };
}

const isAlong = (key: unknown): key is AlongName => ALONG.some((name) => name === key);

const nameOf = (key: Key, { networks }: Words): string =>
  isAlong(key) ? networks.along[key] : networks[key];

function refuseForeign(name: string, start: Uint8Array, { networks }: Words): void {
  const kind = foreignKind(name, start);
  if (kind) throw said(networks[kind](name || networks.own));
}
