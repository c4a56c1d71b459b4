/** What the networks that come along were measured on: their files name it in English. */

type Data = "MNIST test set" | "pen digits of other writers" | "drawings that are no digits";

/** Followed by their numbers. */
const WRITERS = /^pen digits of writers (?=\d)/;

/** Data by its name in a language; a name that is not known stands as it is. */
export function dataNames(known: Readonly<Record<Data, string>>, writers: string) {
  const names: Readonly<Record<string, string>> = known;
  return (name: string): string =>
    Object.hasOwn(names, name) ? names[name] : name.replace(WRITERS, writers);
}
