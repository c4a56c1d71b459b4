/** Choosing the network: the chooser in the header, files of one's own, and what goes wrong with them. */
import type { Words } from "../words";
import { percent } from "./numbers";

export const networks: Words["networks"] = {
  name: "Rede",
  now: (name) => `Rede: ${name}`,
  along: { mnistnet: "MNISTNet", mnistconv: "MNISTConv" },
  about: {
    mnistnet: "a rede da lição: cada neurônio lê toda a camada anterior",
    mnistconv:
      "convolucional: pequenas janelas deslizam sobre a imagem; carregada quando escolhida",
  },
  own: "seu arquivo",
  served: "a rede da própria página",
  aboutServed: "a rede com que esta página foi aberta",
  aboutOwn: "seu arquivo; ele não saiu deste computador",
  open: "Abrir um arquivo de rede …",
  aboutOpen:
    "um arquivo .safetensors que o forwardpass salvou, ou solte um na página: ele é verificado aqui e não é enviado a lugar nenhum",
  compare: "Duas redes lado a lado",
  aboutCompare: "as duas leem seu desenho, movido 3 pixels, e os ambíguos",
  loading: (name) => `Carregando ${name} …`,
  loadingShare: (name, share) => `Carregando ${name}: ${percent(share)}`,
  reading: (name) => `Lendo ${name} …`,
  shown: (name) => `A página agora mostra ${name}. Seu desenho continua aí.`,
  drop: "Solte aqui um arquivo de rede para mostrá-la",
  notLoaded: (name) =>
    `Não foi possível carregar ${name}, então a rede continua como está: verifique a conexão e escolha-a de novo.`,
  notLoadedStatus: (name, status) =>
    `Não foi possível carregar ${name} (status ${status}), então a rede continua como está.`,
  notRead: (file) => `Não foi possível ler ${file}, então a rede continua como está.`,
  tooLarge: (file, megabytes) =>
    `${file} tem mais de ${megabytes} MB: a página não lê arquivos de rede maiores.`,
  torch: (file) =>
    `${file} é um arquivo do PyTorch, que pode executar código ao ser aberto; por isso, nenhuma página o lê. Em Python, escreva Network.from_module(module, example).save("network.safetensors") e abra esse arquivo aqui.`,
  onnx: (file) =>
    `${file} é um arquivo ONNX: execute forwardpass serve --network ${file} em um terminal, e a página abre com ele.`,
  keras: (file) =>
    `${file} é um arquivo do Keras: exporte-o como ONNX com model.export("model.onnx", format="onnx") e depois execute forwardpass serve --network model.onnx.`,
  otherInput:
    "Essa rede lê algo diferente do que esta página desenha, ou conhece outras respostas: abra-a com forwardpass serve --network.",
  unknown: (name) =>
    `Não há nenhuma rede ${name} nesta página: use "mnistnet", "mnistconv" ou os bytes de um arquivo de rede.`,
  notAlong: "Esta página contém uma só rede, então não há outra para escolher.",
  notInLink:
    "Um link não pode conter seu arquivo de rede: salve a página como HTML e distribua esse arquivo.",
  lessonTitle: "A lição é sobre MNISTNet",
  lessonWords: (name) =>
    `Seus capítulos perguntam sobre os neurônios da rede da lição. Agora é mostrada ${name}. Seu desenho permanece quando você volta.`,
  lessonBack: "Mostrar MNISTNet e começar",
};
