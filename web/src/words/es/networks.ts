/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { percent } from "./numbers";

export const networks: Words["networks"] = {
  name: "Red",
  now: (name) => `Red: ${name}`,
  along: { mnistnet: "MNISTNet", mnistconv: "MNISTConv" },
  about: {
    mnistnet: "la red de la lección: cada neurona lee toda la capa anterior",
    mnistconv: "convolucional: ventanas pequeñas se deslizan sobre la imagen; se carga al elegirla",
  },
  own: "tu archivo",
  served: "la red propia de la página",
  aboutServed: "la red con la que se abrió esta página",
  aboutOwn: "tu archivo; no ha salido de este ordenador",
  open: "Abrir el archivo de una red …",
  aboutOpen:
    "un archivo .safetensors que forwardpass haya guardado, o suelta uno sobre la página: se comprueba aquí y no se envía a ningún sitio",
  compare: "Dos redes lado a lado",
  aboutCompare: "ambas leen tu dibujo, movido 3 píxeles, y los ambiguos",
  loading: (name) => `Cargando ${name} …`,
  loadingShare: (name, share) => `Cargando ${name}: ${percent(share)}`,
  reading: (name) => `Leyendo ${name} …`,
  shown: (name) => `La página muestra ahora ${name}. Tu dibujo sigue ahí.`,
  drop: "Suelta aquí el archivo de una red para mostrarla",
  notLoaded: (name) =>
    `No se ha podido cargar ${name}, así que la red sigue como está: comprueba la conexión y elígela otra vez.`,
  notLoadedStatus: (name, status) =>
    `No se ha podido cargar ${name} (estado ${status}), así que la red sigue como está.`,
  notRead: (file) => `No se ha podido leer ${file}, así que la red sigue como está.`,
  tooLarge: (file, megabytes) =>
    `${file} pasa de ${megabytes} MB: la página no lee archivos de red más grandes.`,
  torch: (file) =>
    `${file} es un archivo de PyTorch, que puede ejecutar código al abrirse, por eso ninguna página lo lee. En Python, escribe Network.from_module(module, example).save("network.safetensors") y abre aquí ese archivo.`,
  onnx: (file) =>
    `${file} es un archivo ONNX: ejecuta forwardpass serve --network ${file} en un terminal y la página se abre con él.`,
  keras: (file) =>
    `${file} es un archivo de Keras: expórtalo como ONNX con model.export("model.onnx", format="onnx") y ejecuta después forwardpass serve --network model.onnx.`,
  otherInput:
    "Esa red lee algo distinto de lo que dibuja esta página, o conoce otras respuestas: ábrela con forwardpass serve --network.",
  unknown: (name) =>
    `En esta página no hay ninguna red ${name}: usa "mnistnet", "mnistconv" o los bytes de un archivo de red.`,
  notAlong: "Esta página contiene una sola red, así que no hay otra que elegir.",
  notInLink:
    "Un enlace no puede contener tu archivo de red: guarda la página como HTML y reparte ese archivo.",
  lessonTitle: "La lección trata de MNISTNet",
  lessonWords: (name) =>
    `Sus capítulos preguntan por las neuronas de la red de la lección. Ahora se muestra ${name}. Tu dibujo se conserva al volver.`,
  lessonBack: "Mostrar MNISTNet y empezar",
};
