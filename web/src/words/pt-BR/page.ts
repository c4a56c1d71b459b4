/** The page around the stage: header, pad, sliders, answer, help, notices, saving and links. */

import type { MapCell } from "../en/names";
import { rich, strong } from "../rich";
import type { Words } from "../words";
import { dataNamed, of, the } from "./names";
import {
  cellPercent,
  counted,
  many,
  noun,
  nouns,
  num,
  percent,
  probability,
  short,
} from "./numbers";

export const header: Words["header"] = {
  onThisPage: "Nesta página",
  how: "Como funciona",
  code: "O código",
  toTheme: { light: "Mudar para o tema claro", dark: "Mudar para o tema escuro" },
  toThemeKey: { light: "Mudar para claro (T)", dark: "Mudar para escuro (T)" },
  help: "Ajuda",
  helpKey: "Atalhos de teclado (?)",
};

export const language: Words["language"] = {
  name: "Idioma",
  now: (name) => `Idioma: ${name}`,
  chosen: (name) => `A página agora está em ${name[0].toLowerCase()}${name.slice(1)}.`,
  notLoaded: (name) =>
    `Não foi possível carregar ${name}, então a página continua como está: verifique a conexão e escolha de novo.`,
  about:
    "Desenhe um dígito e veja uma rede neural reconhecê-lo, neurônio por neurônio, com cada número igual ao do PyTorch.",
};

export const answer: Words["answer"] = {
  name: "Resposta",
  status: "Predição",
  bars: "Probabilidades",
  none: "?",
  reading: "A rede está lendo …",
  withheld: "A resposta vem no fim da história.",
  unknown: "ainda não se sabe",
  noShare: "–",
  explain: (name) => `Explicar ${name}`,
  thisIs: (name) => `Isto é ${name}`,
  explainDigit: (name) => `Explicar o dígito ${name}`,
  explainNumbered: (name) => `Explicar a classe ${name}`,
  explained: (name) => `As linhas explicam ${the(name)}`,
  nowExplained: (name) => `As linhas e o mapa agora explicam ${the(name)}.`,
  bar: (share, highest) => (highest ? `${share}, a mais alta` : share),
  now: (name, confidence) => `Agora a resposta é ${name}, ${probability(confidence)}.`,
  restored: (name, confidence) => `Como antes: a resposta é ${name}, ${probability(confidence)}.`,
  warning: "Aviso",
  unlikeDigit: "Isto não parece um dígito.",
  unlikeOthers: "Isto não se parece com o que a rede aprendeu.",
  lampDigit: "Não parece um dígito",
  lampOthers: "Diferente dos exemplos",
  whyLamp: (digits) =>
    `Isto não se parece com os ${digits ? "dígitos" : "exemplos"} com que a rede aprendeu; por isso, não confie na resposta: a rede sempre tem de escolher uma. Com que frequência esta luz de aviso acende, medida:`,
  rate: (share, data, images, falseAlarms) =>
    rich`${strong(share)} de ${dataNamed(data)} (${many(images)}): ${falseAlarms ? "alarmes falsos" : "detectado"}`,
  short: (name, confidence) => `${name} (${cellPercent(confidence)})`,
  before: (name, confidence) => rich`antes: ${strong(`${name} (${cellPercent(confidence)})`)} `,
  reset: "restaurar",
};

export const legend: Words["legend"] = {
  active: (maps) => rich`${strong(maps ? "ativo" : "neurônio ativo")}, vermelho pleno em `,
  scale: (layer, value) => rich`${layer} ${strong(short(value))}`,
  moreScales: (layers) => `e mais ${many(layers)}`,
  plus: "soma",
  minus: "subtrai",
  proClass: (name) => `a favor ${of(name)}`,
  contra: "contra",
  tooHigh: "alto demais, deveria cair",
  tooLow: "baixo demais, deveria subir",
  viewKey: "Mudar a vista (F)",
  flat: "Plana",
  space: "3D",
  reset: "Restaurar vista",
};

export const help: Words["help"] = {
  title: "Ajuda",
  close: "Fechar a ajuda",
  howDigits:
    "Desenhe um dígito no quadro: a rede o lê enquanto você desenha. Depois clique em Reproduzir e veja os números viajarem pela rede, passo a passo. No palco, arraste para girá-lo, use dois dedos ou Ctrl e a roda do mouse para ampliar e aponte para um neurônio para ver seu valor.",
  howOthers:
    "Dê à rede algo para ler: ela responde na hora. Depois clique em Reproduzir e veja os números viajarem pela rede, passo a passo. No palco, arraste para girá-lo, use dois dedos ou Ctrl e a roda do mouse para ampliar e aponte para um neurônio para ver seu valor.",
  onPad:
    "No próprio quadro, as setas movem o lápis e Espaço o abaixa ou levanta; com Shift os passos são pequenos.",
  onStage: (maps) =>
    `No palco, as setas vão de ${maps ? "célula em célula" : "neurônio em neurônio"}, com Shift elas o giram, e + e − mudam a ampliação.`,
  storyKeys: [
    ["Espaço", "reproduzir ou pausar a história"],
    ["← →", "um passo atrás, um passo à frente"],
    ["Home, End", "para o começo, para a imagem pronta"],
  ],
  padKeys: [
    ["0 … 9", "desenhar um dígito pronto; de novo, com outra letra"],
    ["C", "limpar o quadro"],
    ["E", "trocar entre lápis e borracha"],
    ["[ ]", "um lápis mais fino, um mais grosso"],
    ["Ctrl V", "ler a foto de um dígito que foi copiada"],
    ["Ctrl Z", "desfazer o último traço"],
    ["Ctrl Y", "refazê-lo"],
  ],
  sliderKeys: [
    ["C", "restaurar os valores"],
    ["Ctrl Z", "desfazer a última mudança"],
    ["Ctrl Y", "refazê-la"],
  ],
  pageKeys: [
    ["F", "trocar entre a vista 3D e a plana"],
    ["L", "trocar entre a lição e explorar"],
    ["I, Esc", "ver por dentro, e fechar"],
    ["K", "guardar esta imagem e comparar com ela a próxima"],
    ["P", "palco, texto e resposta grandes, para um projetor, e voltar"],
    ["T", "trocar entre escuro e claro"],
    ["?", "abrir esta lista"],
  ],
};

/** No two things on the page have the same name. */
const parts: Words["panels"]["parts"] = {
  drawing: "Quadro e desenhos prontos",
  answer: "Resposta e barras",
  legend: "Legenda",
  caption: "Texto do passo",
  code: "Linha de código",
  timeline: "Reprodução",
  lessons: "Lição abaixo",
};

export const panels: Words["panels"] = {
  name: "Painéis",
  parts,
  sliders: "Controles de entrada",
  present: "Apresentar: grande, para um projetor (P)",
  note: "Quem abre um link copiado vê as mesmas partes.",
};

export const link: Words["link"] = {
  copy: "Copiar link",
  copyTitle: "Um link para exatamente o que se vê agora",
  copied: "Copiado",
  said: "O link foi copiado.",
  byHand: "Copie este link:",
  noAddress:
    "Esta página não tem endereço próprio para um link: salve-a como HTML e distribua o arquivo.",
  tooLarge: "Esta entrada é grande demais para um link: salve a página como HTML.",
  damaged: "Este link está danificado; por isso, a página começa sem ele.",
  later: "Este link vem de uma versão mais nova do forwardpass: a página começa sem ele.",
  another: "Este link é de outra rede, não da que se vê aqui; por isso, a página começa sem ele.",
};

export const save: Words["save"] = {
  name: "Salvar",
  png: "Imagem PNG",
  aboutPng: "o palco, nítido",
  svg: "Desenho SVG",
  aboutSvg: "o palco em vetores",
  video: "Vídeo",
  aboutVideo: (seconds, width, height) => `toda a história, ${seconds} s, ${width} × ${height}`,
  html: "Página HTML",
  aboutHtml: "um só arquivo, funciona sem internet",
  drawFirst: "Desenhe algo primeiro.",
  partOfAnother: "Aqui a página faz parte de outra.",
  making: (share) => `Criando o vídeo: ${percent(share)}`,
  cancel: "Cancelar",
  saved: "O vídeo foi salvo.",
  failed: (reason) => `Não foi possível salvar: ${reason}.`,
  insecure:
    "Vídeos precisam de uma página de https:// ou deste computador (localhost ou um arquivo).",
  noEncoder:
    "Este navegador não consegue codificar vídeos: use um Chrome, Edge, Firefox ou Safari atual.",
  noWorker: "Este arquivo vem sem o codificador de vídeo: abra a página da qual ele foi salvo.",
  notStarted: "O codificador de vídeo não iniciou.",
  nothingEncoded: "O codificador de vídeo não criou nada.",
  noCodec: "Este navegador não conseguiu criar o vídeo: ele não tem codificador de vídeo.",
  filmFailed: (reason) => `Este navegador não conseguiu criar o vídeo: ${reason}.`,
  offScreen: "Não foi possível salvar: o palco não está na tela.",
  noCanvas: "Não foi possível salvar: este navegador não tem canvas.",
  noPicture: "Não foi possível salvar: nenhuma imagem foi criada.",
  replaced: "Pesos que um script trocou não podem ser salvos como página.",
  notBuilt: "Não foi possível salvar: esta página não está compilada.",
  noFile: (address, status) => `Não foi possível salvar: ${address} responde ${status}.`,
  noScript:
    "Esta página desenha uma rede neural em ação e precisa de JavaScript: ative-o e recarregue a página.",
  picture: (network, name, confidence) => `${network}: ${name} (${confidence})`,
};

export const notice: Words["notice"] = {
  close: "Fechar a mensagem",
  loading: "Carregando a rede …",
  notLoaded: "Não foi possível carregar o arquivo da rede: recarregue a página.",
  notLoadedStatus: (status) =>
    `Não foi possível carregar o arquivo da rede (status ${status}): recarregue a página.`,
  failed: (reason) => `A página não conseguiu iniciar: ${reason}`,
  partLoading: "Carregando …",
  trainingLost: "O treinamento parou: o navegador encerrou seu processo.",
  partMissing: "Não foi possível carregar esta parte da página: recarregue a página.",
};

const mapCell = ({ map, row, column }: MapCell): string =>
  `mapa ${map}, linha ${row}, coluna ${column}`;

const lines = noun("linha", "linhas");

export const stage: Words["stage"] = {
  name: "O palco",
  small: "O palco, pequeno",
  back: "Voltar ao palco",
  hide: "Ocultar o palco pequeno",
  role: "imagem da rede",
  canvas:
    "A rede. As setas vão de neurônio em neurônio, Enter mostra um deles por dentro, Shift com uma seta gira a vista, mais e menos mudam a ampliação.",
  inputPixels: (count) => `entrada\n${many(count)} pixels`,
  input: (count) => `entrada\n${many(count)}`,
  layer: (name, count) => `${name}\n${many(count)}`,
  maps: (name, count, rows, columns) =>
    `${name}\n${counted(count, nouns.map)}\n${rows} \u00d7 ${columns}`,
  series: (name, count, length) => `${name}\n${counted(count, lines)}\nde ${many(length)}`,
  more: (count) => `e mais ${many(count)}`,
  moreShort: (count) => `+${many(count)}`,
  share: (share) => percent(share),
  shareOfLines: (share, count) => `${percent(share)}\n${counted(count, lines)}`,
  bands: (count, share) => `${counted(count, noun("faixa", "faixas"))} ${percent(share)}`,
  everyLine: (done, total) =>
    done < total ? `${many(done)} de ${counted(total, lines)}` : `as ${counted(total, lines)}`,
  withValue: (name, value) => `${name}  ${num(value)}`,
  withScore: (name, value) => `${name}  ${short(value)}`,
  neuron: (index) => `neurônio ${index}`,
  neuronZ: (index, value) => `neurônio ${index}: z ${num(value)}`,
  neuronA: (index, value) => `neurônio ${index}: a ${num(value)}`,
  mapCell,
  mapCellZ: (at, value) => `${mapCell(at)}: z ${num(value)}`,
  mapCellA: (at, value) => `${mapCell(at)}: a ${num(value)}`,
  tiles: (layer, count) => `${layer}: pesos \u00d7 tinta,\nos ${count} mais fortes`,
  tileValue: (neuron, value) => `${neuron}: ${num(value)}`,
  tile: (neuron, value) => `Pesos vezes tinta do neurônio ${neuron}: ${num(value)}. Ver por dentro`,
  someLines: "todas as linhas das camadas totalmente conectadas, as importantes das outras",
  noLines:
    "Aqui nenhuma camada une cada neurônio a todos os outros; por isso, aparecem as linhas importantes.",
  someMatrices:
    "Convoluções e pooling usam os mesmos poucos pesos em todos os lugares; por isso, não têm matriz aqui.",
  noMatrix:
    "Aqui nenhuma camada tem matriz: convoluções e pooling usam os mesmos poucos pesos em todos os lugares. Seus pesos aparecem em “Ver por dentro”.",
  matrixRole: "imagem de matrizes",
  matrix:
    "Todas as conexões como matrizes. As setas movem a imagem, mais e menos mudam a ampliação, 0 mostra tudo.",
  matrixScale: (full) =>
    `As linhas são destinos; as colunas, origens; uma célula é peso \u00d7 ativação: verde soma, rosa subtrai. Cor plena em \u00b1${short(full)}. Amplie com Ctrl e a roda do mouse.`,
  cell: (layer, source, target, weight, a) =>
    `${layer}: origem ${source}, destino ${target}: peso ${num(weight)} \u00d7 ativação ${num(a)} = ${num(weight * a)}`,
  matrixSize: (layer, outputs, inputs) => `${layer}: ${outputs} \u00d7 ${inputs}`,
};
