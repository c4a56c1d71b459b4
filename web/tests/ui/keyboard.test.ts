/** What keys do, and to whom they are left. */
import { describe, expect, it } from "vitest";
import { commandFor } from "../../src/ui/keyboard";

describe("keys", () => {
  it("plays, steps, draws and clears", () => {
    expect(commandFor({ key: " " }, "page")).toEqual({ kind: "toggle" });
    expect(commandFor({ key: "ArrowRight" }, "slider")).toEqual({ kind: "next" });
    expect(commandFor({ key: "7" }, "pad")).toEqual({ kind: "sample", label: 7 });
    expect(commandFor({ key: "C" }, "page")).toEqual({ kind: "clear" });
    expect(commandFor({ key: "z", ctrlKey: true }, "page")).toEqual({ kind: "undo" });
    const again = { kind: "redo" };
    expect(commandFor({ key: "Z", ctrlKey: true, shiftKey: true }, "page")).toEqual(again);
    expect(commandFor({ key: "Z", metaKey: true, shiftKey: true }, "pad")).toEqual(again);
    expect(commandFor({ key: "y", ctrlKey: true }, "page")).toEqual(again);
  });

  it("keeps a picture to compare with", () => {
    expect(commandFor({ key: "k" }, "page")).toEqual({ kind: "keep" });
    expect(commandFor({ key: "K" }, "press")).toEqual({ kind: "keep" });
  });

  it("leaves keys to the control that uses them", () => {
    expect(commandFor({ key: " " }, "press")).toBeNull();
    expect(commandFor({ key: "ArrowUp" }, "pad")).toBeNull();
    expect(commandFor({ key: "ArrowLeft" }, "choice")).toBeNull();
    expect(commandFor({ key: "c" }, "text")).toBeNull();
    expect(commandFor({ key: "c", ctrlKey: true }, "page")).toBeNull();
  });
});
