/** Choosing the network, in French: the chooser in the header, files of one's own, and what goes wrong. */
import type { Words } from "../words";
import { many, percent } from "./numbers";

const along = { mnistnet: "MNISTNet", mnistconv: "MNISTConv" };

export const networks: Words["networks"] = {
  name: "Réseau",
  now: (name) => `Réseau : ${name}`,
  along,
  about: {
    mnistnet: "le réseau de la leçon : chaque neurone lit toute la couche d’avant",
    mnistconv:
      "à convolutions : de petites fenêtres glissent sur l’image ; chargé si vous le choisissez",
  },
  own: "votre fichier",
  served: "le réseau de la page",
  aboutServed: "le réseau avec lequel cette page a été ouverte",
  aboutOwn: "votre fichier ; il n’a pas quitté cet ordinateur",
  open: "Ouvrir un fichier de réseau…",
  aboutOpen:
    "un fichier .safetensors enregistré par forwardpass, ou déposez-en un sur la page : il est vérifié ici et n’est envoyé nulle part",
  compare: "Deux réseaux côte à côte",
  aboutCompare: "tous deux lisent votre dessin, décalé de 3 pixels, et les dessins pièges",
  loading: (name) => `Chargement de ${name}…`,
  loadingShare: (name, share) => `Chargement de ${name} : ${percent(share)}`,
  reading: (name) => `Lecture de ${name}…`,
  shown: (name) => `La page montre maintenant ${name}. Votre dessin est toujours là.`,
  drop: "Déposez ici un fichier de réseau pour montrer son réseau",
  notLoaded: (name) =>
    `${name} n’a pas pu être chargé, le réseau reste donc comme il est : vérifiez la connexion internet et choisissez-le de nouveau.`,
  notLoadedStatus: (name, status) =>
    `${name} n’a pas pu être chargé (statut ${status}), le réseau reste donc comme il est.`,
  notRead: (file) => `${file} n’a pas pu être lu, le réseau reste donc comme il est.`,
  tooLarge: (file, megabytes) =>
    `${file} dépasse ${many(megabytes)} Mo : la page ne lit pas de plus gros fichiers de réseau.`,
  torch: (file) =>
    `${file} est un fichier PyTorch, qui peut exécuter du code à l’ouverture ; aucune page ne le lit donc. En Python, écrivez Network.from_module(module, example).save("network.safetensors") et ouvrez ce fichier ici.`,
  onnx: (file) =>
    `${file} est un fichier ONNX : exécutez forwardpass serve --network ${file} dans un terminal, et la page s’ouvre avec lui.`,
  keras: (file) =>
    `${file} est un fichier Keras : exportez-le en ONNX par model.export("model.onnx", format="onnx"), puis exécutez forwardpass serve --network model.onnx.`,
  otherInput:
    "Ce réseau lit autre chose que ce que dessine cette page, ou connaît d’autres réponses : ouvrez-le par forwardpass serve --network.",
  unknown: (name) =>
    `Il n’y a pas de réseau ${name} sur cette page : prenez "mnistnet", "mnistconv" ou les octets d’un fichier de réseau.`,
  notAlong: "Cette page ne contient qu’un réseau, il n’y en a donc pas d’autre à choisir.",
  notInLink:
    "Un lien ne peut pas contenir votre fichier de réseau : enregistrez plutôt la page en HTML et transmettez-la.",
  lessonTitle: "La leçon porte sur MNISTNet",
  lessonWords: (name) =>
    `Ses chapitres interrogent sur les neurones du réseau de la leçon. C’est ${name} qui est montré. Votre dessin reste quand vous revenez.`,
  lessonBack: "Montrer MNISTNet et commencer",
};
