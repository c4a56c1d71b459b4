/** Stacks of feature maps as the processor paints them: those of `stacks.ts`, by the same numbers. */
import type { MapsShown, Scene } from "../../scene/scene";
import type { Camera } from "../camera";
import { mapsOff } from "../cells";
import type { Palette } from "../palette";
import type { Stacks } from "../stacks";
import { cellsOf } from "./cells";
import { quadOf } from "./quad";
import type { Target } from "./surface";
import { paintTile } from "./tile";

export function createStacks(target: Target): Stacks {
  let scene: Scene | null = null;
  let seen: { camera: Camera; palette: Palette } | null = null;
  let version = 0;

  const paintTiles = (k: number, shown: MapsShown, only: number | null): void => {
    if (!scene || !seen) return;
    const { layout } = scene;
    const { maps, spaceX, flatX } = layout.blocks[k];
    const tiles = layout.tiles[k];
    if (!maps || !tiles) return;
    const { camera, palette } = seen;
    const off = mapsOff(scene, k);
    const cells = cellsOf(scene, k, shown, palette);
    const size = maps.rows * maps.columns;
    const t = camera.flatness;
    tiles.maps.forEach((map, n) => {
      if (only !== null && Math.floor(only / size) !== map) return;
      const [along, down] = [tiles.places[2 * n], tiles.places[2 * n + 1]];
      const standing = {
        x: spaceX + (flatX + along - spaceX) * t,
        y: down,
        z: along * (1 - t),
        halfWidth: maps.tileWidth / 2,
        halfHeight: maps.tileHeight / 2,
      };
      // A little more than the tile, whose edge is then as soft as a pixel.
      const room = 1 + 1 / Math.min(maps.columns, maps.rows);
      const quad = quadOf(camera, target, standing, room, target.surface);
      if (!quad) return;
      const crossed = off?.[map] ? palette : null;
      paintTile(target.surface, quad, maps, { cells, map, only, crossed });
    });
  };

  return {
    get version() {
      return version;
    },
    use(next) {
      const before = scene;
      scene = next;
      if (next.layout.tiles.every((tiles) => tiles === null)) return;
      const same =
        before?.trace === next.trace &&
        before.teaching?.blame === next.teaching?.blame &&
        before.layout.tiles === next.layout.tiles &&
        before.off === next.off;
      if (!same) version += 1;
    },
    begin(camera, palette) {
      seen = { camera, palette };
    },
    draw: (k, shown) => paintTiles(k, shown, null),
    drawUnit: (k, index, shown) => paintTiles(k, { ...shown, swept: 1 }, index),
    dispose() {
      scene = null;
    },
  };
}
