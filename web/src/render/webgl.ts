/** The tools of WebGL2: all that the later script brings for it. */
import { offerWebGl } from "./choice";
import { createEveryLine } from "./everyline";
import { isSoftware, openContext } from "./gl";
import { createLines } from "./lines";
import type { Tools } from "./painter";
import { createPhotos } from "./photo";
import { createSheets } from "./sheets";
import { createSprites } from "./sprites";
import { createStacks } from "./stacks";

/** To all canvases of the page. */
export const offer = (): void => offerWebGl({ open: openContext, isSoftware, tools: webglTools });

function webglTools(gl: WebGL2RenderingContext): Tools {
  return {
    size: () => ({ width: gl.drawingBufferWidth, height: gl.drawingBufferHeight }),
    clear(ground) {
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      gl.clearColor(...ground, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    },
    neurons: createSprites(gl),
    extras: createSprites(gl),
    lines: createLines(gl),
    pointed: createLines(gl),
    everyLine: createEveryLine(gl),
    sheets: createSheets(gl),
    photos: createPhotos(gl),
    stacks: createStacks(gl),
  };
}
