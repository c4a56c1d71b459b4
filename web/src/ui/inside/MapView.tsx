/** One feature map as a picture: where it is active, and the way from cell to cell and map to map. */
import type { App } from "../../app/app";
import { mapFacts } from "../../inside/mapfacts";
import { cellOf, mapOf } from "../../network/form";
import type { NeuronId } from "../../scene/look";
import { mapName } from "../../words/maps";
import { neuronName } from "../../words/names";
import { Said } from "../Said";
import { Num } from "./numbers";
import { Picture } from "./Picture";
import { fullOf } from "./Pieces";

export function MapView({ app, id: { layer, index } }: { app: App; id: NeuronId }) {
  const { inside, network } = app;
  const { form } = network.planes[layer];
  const { cells, columns, maps } = form;
  const map = mapOf(form, index);
  const { values, active, loudest } = mapFacts(network, app.reading.value.trace, layer, map);
  const words = app.words.maps;
  const name = mapName(network, layer, map, app.words);
  const go = (unit: number): void => inside.inspect({ layer, index: unit });
  const turn = (step: number): void => {
    const next = map + step;
    if (next >= 0 && next < maps) go(index + step * cells);
  };
  return (
    <section class="map-view">
      <h3>{words.wholeTitle(name)}</h3>
      <div class="map-picture">
        <Turn label={words.before} sign="‹" off={map === 0} onTurn={() => turn(-1)} />
        <Picture
          app={app}
          values={values}
          kind="lit"
          label={name}
          tell={(k) => words.cellAt(...placeOf(cellOf(form, k)), values[k])}
          onPress={(k, first) => first && go(map * cells + k)}
          grid={{
            columns,
            full: fullOf(app, layer),
            mark: index % cells,
            name: words.mapPicture(name),
            onTurn: turn,
          }}
        />
        <Turn label={words.after} sign="›" off={map === maps - 1} onTurn={() => turn(1)} />
      </div>
      <p class="inside-words">
        <Said words={words.active(active, cells)} />
        {active === 0 ? null : (
          <Said
            words={words.loudest}
            slots={{
              cell: (
                <button
                  type="button"
                  class="link"
                  aria-label={neuronName(network, { layer, index: loudest }, app.words)}
                  onClick={() => go(loudest)}
                >
                  {words.place(...placeOf(cellOf(form, loudest)))}
                </button>
              ),
              value: <Num value={values[loudest % cells]} name="loudest" />,
            }}
          />
        )}
      </p>
    </section>
  );
}

/** Counted from 1. */
const placeOf = ([row, column]: readonly [number, number]): [number, number] => [
  row + 1,
  column + 1,
];

interface TurnProps {
  readonly label: string;
  readonly sign: string;
  readonly off: boolean;
  readonly onTurn: () => void;
}

function Turn({ label, sign, off, onTurn }: TurnProps) {
  return (
    <button
      type="button"
      class="button map-turn"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={onTurn}
    >
      {sign}
    </button>
  );
}
