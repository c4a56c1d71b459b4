/** Choosing the network, in German: the chooser in the header, files of one's own, and what goes wrong. */
import type { Words } from "../words";
import { percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "Netz",
  now: (name) => `Netz: ${name}`,
  along,
  about: {
    mnistnet: "das Netz der Lektion: Jedes Neuron liest die ganze Schicht davor",
    mnistconv: "ein Faltungsnetz: Kleine Fenster gleiten über das Bild; lädt, wenn du es wählst",
  },
  own: "deine Datei",
  served: "das Netz dieser Seite",
  aboutServed: "das Netz, mit dem diese Seite geöffnet wurde",
  aboutOwn: "deine Datei; sie hat diesen Computer nicht verlassen",
  open: "Netzdatei öffnen …",
  aboutOpen:
    "eine .safetensors-Datei, die forwardpass gespeichert hat; du kannst sie auch auf die Seite ziehen: Sie wird hier geprüft und nirgendwohin geschickt",
  compare: "Zwei Netze nebeneinander",
  aboutCompare: "beide lesen deine Zeichnung, um 3 Pixel verschoben, und die kniffligen",
  loading: (name) => `${name} wird geladen …`,
  loadingShare: (name, share) => `${name} wird geladen: ${percent(share)}`,
  reading: (name) => `${name} wird gelesen …`,
  shown: (name) => `Die Seite zeigt jetzt ${name}. Deine Zeichnung ist noch da.`,
  drop: "Lege hier eine Netzdatei ab, um ihr Netz zu zeigen",
  notLoaded: (name) =>
    `${name} konnte nicht geladen werden, darum bleibt das Netz, wie es ist: Prüfe die Verbindung und wähle es noch einmal.`,
  notLoadedStatus: (name, status) =>
    `${name} konnte nicht geladen werden (Status ${status}), darum bleibt das Netz, wie es ist.`,
  notRead: (file) => `${file} konnte nicht gelesen werden, darum bleibt das Netz, wie es ist.`,
  tooLarge: (file, megabytes) =>
    `${file} ist größer als ${megabytes} MB: Größere Netzdateien liest die Seite nicht.`,
  torch: (file) =>
    `${file} ist eine PyTorch-Datei. Die kann beim Öffnen Code ausführen, darum liest keine Seite sie. Schreibe in Python Network.from_module(module, example).save("network.safetensors") und öffne diese Datei hier.`,
  onnx: (file) =>
    `${file} ist eine ONNX-Datei: Führe im Terminal forwardpass serve --network ${file} aus, dann öffnet sich die Seite damit.`,
  keras: (file) =>
    `${file} ist eine Keras-Datei: Exportiere sie als ONNX mit model.export("model.onnx", format="onnx") und führe dann forwardpass serve --network model.onnx aus.`,
  otherInput:
    "Dieses Netz liest etwas anderes, als man auf dieser Seite zeichnet, oder kennt andere Antworten: Öffne es mit forwardpass serve --network.",
  unknown: (name) =>
    `Auf dieser Seite gibt es kein Netz ${name}: Nimm "mnistnet", "mnistconv" oder die Bytes einer Netzdatei.`,
  notAlong: "Diese Seite enthält nur ein Netz, es gibt also kein anderes zu wählen.",
  notInLink:
    "Deine Netzdatei passt nicht in einen Link: Speichere stattdessen die Seite als HTML und gib sie weiter.",
  lessonTitle: "Die Lektion handelt von MNISTNet",
  lessonWords: (name) =>
    `Ihre Kapitel fragen nach den Neuronen im Netz der Lektion. Gerade wird ${name} gezeigt. Deine Zeichnung bleibt, wenn du zurückgehst.`,
  lessonBack: "MNISTNet zeigen und beginnen",
};
