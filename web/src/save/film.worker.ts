/**
 * Makes a video file of the frames that it is sent, away from the page so that the page stays
 * live. What the frames show is left to `film.ts`; this is the only module that knows the encoder.
 */
import {
  BufferTarget,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
} from "mediabunny";
import type { FilmReply, FilmRequest } from "./messages";

interface Recording {
  readonly output: Output;
  readonly source: VideoSampleSource;
  readonly fps: number;
  frames: number;
}

let recording: Recording | null = null;
const reply = (message: FilmReply, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.addEventListener("message", ({ data }: MessageEvent<FilmRequest>) => {
  answer(data).catch((error: unknown) => {
    reply({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
  });
});

async function answer(request: FilmRequest): Promise<void> {
  if (request.kind === "start") await start(request);
  else if (request.kind === "frame") await add(request.picture);
  else await finish();
}

/** H.264 in MP4 plays everywhere; where it cannot be encoded, WebM takes its place. */
async function start({ width, height, fps }: FilmRequest & { kind: "start" }): Promise<void> {
  const size = { width, height };
  const mp4 = await getFirstEncodableVideoCodec(["avc"], size);
  const codec = mp4 ?? (await getFirstEncodableVideoCodec(["vp9", "av1", "vp8"], size));
  if (codec === null) {
    reply({ kind: "failed", reason: null });
    return;
  }
  const format = mp4 ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat();
  const output = new Output({ format, target: new BufferTarget() });
  const source = new VideoSampleSource({ codec, bitrate: QUALITY_HIGH, keyFrameInterval: 2 });
  output.addVideoTrack(source, { frameRate: fps });
  await output.start();
  recording = { output, source, fps, frames: 0 };
  reply({ kind: "ready", suffix: mp4 ? ".mp4" : ".webm" });
}

async function add(picture: ImageBitmap): Promise<void> {
  if (!recording) return;
  const { source, fps } = recording;
  const sample = new VideoSample(picture, {
    timestamp: recording.frames / fps,
    duration: 1 / fps,
  });
  recording.frames += 1;
  await source.add(sample);
  sample.close();
  picture.close();
  reply({ kind: "added" });
}

async function finish(): Promise<void> {
  if (!recording) return;
  await recording.output.finalize();
  const { buffer } = recording.output.target as BufferTarget;
  if (!buffer) throw new Error("nothing was encoded");
  reply({ kind: "done", bytes: buffer, type: recording.output.format.mimeType }, [buffer]);
}
