/** What each statement of the model's code does. */
import type { LayerFacts } from "../en/code";
import type { Words } from "../words";
import { counted, many, noun, nouns, percent, product } from "./numbers";

const ORDINALS = ["primeira", "segunda", "terceira", "quarta", "quinta"];

function role({ name, index, last }: LayerFacts): string {
  if (last) return `${name}, a camada de saída`;
  return `${name}, a ${ORDINALS[index] ?? `${index + 1}ª`} camada oculta`;
}

const biases = noun("viés", "vieses");

export const codeLines: Words["code"] = {
  inOut:
    "Uma nota para pessoas, entre aspas: o caminho dos dados e a forma em que eles chegam. O Python a guarda como texto de ajuda e não calcula nada.",
  purpose:
    "Uma nota para pessoas, entre aspas: para que isto serve. O Python a guarda como texto de ajuda e não calcula nada.",
  ordinary: "Python comum em volta da rede: nenhum número deste reconhecimento muda aqui.",
  torch: "Traz o PyTorch, a biblioteca que guarda os números (tensores) e calcula com eles.",
  torchNn: (name) =>
    `As peças básicas do PyTorch para redes neurais, que daqui em diante se chamam ${name}.`,
  torchFunctional: (name) =>
    `Funções de ativação como ReLU, e outras ajudas, que daqui em diante se chamam ${name}.`,
  takes: (what, library) => `Pega ${what} da biblioteca ${library}.`,
  library: (library) => `Traz a biblioteca ${library}.`,
  libraryAs: (library, name) =>
    `Traz a biblioteca ${library}, que daqui em diante se chama ${name}.`,
  module: (name) =>
    `Descreve um tipo de rede chamado ${name}. Por ser um nn.Module, ele controla sozinho todos os seus pesos.`,
  kind: (name) => `Descreve um tipo de objeto chamado ${name}.`,
  init: "Roda uma vez, quando a rede é criada: cria as camadas, com pesos que ainda serão aprendidos.",
  superOf: (name) =>
    `Deixa o nn.Module, base de ${name}, se preparar primeiro, para que possa registrar as camadas seguintes. O Python 3 também aceita super() sem os nomes.`,
  superInit:
    "Deixa o nn.Module se preparar primeiro, para que possa registrar as camadas seguintes.",
  forward: (name, shape) =>
    `O caminho dos dados pela rede. ${name} é uma pilha de entradas, aqui de uma só: [1, ${shape.join(", ")}].`,
  helper: (name) => `Uma função própria, chamada ${name}.`,
  makesDropout: (p) =>
    `Dropout contra o sobreajuste (decorar os exemplos): no modo de treinamento cada neurônio é desligado com probabilidade de ${percent(p)}, para que a rede aprenda a não depender de nenhum em particular. Não tem pesos.`,
  makesActivation: (name) =>
    `Cria a função de ativação ${name}, para usar entre camadas. Não tem pesos.`,
  makesFlatten: "Cria o passo que transforma uma imagem em uma única fila de números.",
  makesSequence: "Põe os passos em fila: o que um dá, o próximo recebe.",
  makesSoftmax: "Cria o passo que transforma as pontuações em probabilidades (ou seu logaritmo).",
  returns: "Devolve o resultado a quem chamou a rede.",
  makesNorm:
    "Cria uma normalização, que desloca e escala os números para que sua dispersão fique perto de 1: assim o que vem depois aprende com mais facilidade.",
  makesPool: (largest) =>
    largest
      ? "Cria um passo de pooling: de cada janela mantém o maior número. Não tem pesos."
      : "Cria um passo de pooling: de cada janela pega a média. Não tem pesos.",
  makesUnknownConvolution:
    "Cria uma convolução: janelas com pesos aprendidos que deslizam sobre os mapas.",
  makesConvolution({ name, outputs, depth, window, biases: added }) {
    const each = [depth, ...window];
    const count = outputs * each.reduce((all, size) => all * size, 1);
    const what = added > 0 ? `, mais ${counted(added, biases)}` : ", e nenhum viés";
    return `${name}: ${counted(outputs, nouns.window)} de ${product(window, " × ")} que deslizam sobre ${counted(depth, nouns.map)}. São ${many(outputs)} × ${product(each, " × ")} = ${counted(count, nouns.weight)}${what}, os mesmos em todos os lugares.`;
  },
  makesUnknownLayer: "Cria uma camada que conecta cada entrada a cada saída.",
  makesLayer(layer) {
    const { inputs, outputs, before } = layer;
    const sources =
      before === null
        ? `às ${many(inputs)} entradas`
        : `aos ${many(inputs)} neurônios de ${before}`;
    return `${role(layer)}: cada um de seus ${many(outputs)} neurônios está conectado ${sources}. São ${many(inputs)} × ${many(outputs)} = ${counted(inputs * outputs, nouns.weight)}, mais ${counted(outputs, biases)}.`;
  },
  line: (sentences, shape, returned) =>
    returned
      ? `${sentences.join(" ")} Esta é a resposta da rede: [${shape.join(", ")}].`
      : `${sentences.join(" ")} Agora x é: [${shape.join(", ")}].`,
  results: (name, count, way) => `${name} devolve ${many(count)} tensores; é mostrado ${way}.`,
  flatten: (sizes, count) =>
    `Achata a entrada: seus ${product(sizes, " × ")} valores viram uma única fila de ${counted(count, nouns.number)}, linha após linha.`,
  linear: (name, inputs, outputs) =>
    `${name}: cada um de seus ${many(outputs)} neurônios multiplica os ${many(inputs)} números por seus próprios pesos, soma tudo e acrescenta seu viés.`,
};
