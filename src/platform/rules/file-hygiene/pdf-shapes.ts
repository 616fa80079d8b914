/**
 * What may stand in a page, key by key (ISO 32000-2). Whatever is not named here does not come along: metadata, private data of programs,
 * dates, names, thumbnails, alternatives, references to files. "plain" are numbers, names, words and lists of them; "x*" is a dictionary of x.
 */
type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const plain = (keys: string) => Object.fromEntries(keys.split(" ").map((key) => [key, "plain"]));

export const shapes = {
  page: { ...plain("Type MediaBox CropBox BleedBox TrimBox ArtBox Rotate UserUnit"), Resources: "resources", Group: "group" },
  resources: { ProcSet: "plain", Font: "font*", XObject: "xobject*", ExtGState: "graphics*", ColorSpace: "colour*", Pattern: "pattern*", Shading: "shading*", Properties: "layer*" },
  group: { ...plain("Type S I K"), CS: "colour" },
  form: { ...plain("Type Subtype FormType BBox Matrix"), Resources: "resources", Group: "group", OC: "layer" },
  image: { ...plain("Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData"), ColorSpace: "colour", Mask: "mask", SMask: "mask", OC: "layer", Matte: "plain" },
  graphics: { ...plain("Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK UseBlackPtComp"), Font: "font", SMask: "softMask", TR: "function", TR2: "function", BG: "function", BG2: "function", UCR: "function", UCR2: "function" },
  softMask: { ...plain("Type S BC"), G: "xobject", TR: "function" },
  tiling: { ...plain("Type PatternType PaintType TilingType BBox XStep YStep Matrix"), Resources: "resources" },
  shadingPattern: { ...plain("Type PatternType Matrix"), Shading: "shading", ExtGState: "graphics" },
  shading: { ...plain("ShadingType Background BBox AntiAlias Domain Coords Extend Matrix BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow"), ColorSpace: "colour", Function: "function" },
  function: { ...plain("FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds"), Functions: "function" },
  font: { ...plain("Type Subtype BaseFont FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix"), CIDSystemInfo: "system", Encoding: "encoding", ToUnicode: "encoding", DescendantFonts: "font", FontDescriptor: "descriptor", CIDToGIDMap: "stream", CharProcs: "content*", Resources: "resources" },
  system: plain("Registry Ordering Supplement"),
  encoding: { ...plain("Type BaseEncoding Differences CMapName WMode"), CIDSystemInfo: "system", UseCMap: "encoding" },
  descriptor: { ...plain("Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth CharSet"), FontFile: "fontFile", FontFile2: "fontFile", FontFile3: "fontFile", CIDSet: "stream" },
  fontFile: plain("Subtype Length1 Length2 Length3"),
  stream: {},
  content: {},
  calibrated: plain("WhitePoint BlackPoint Gamma Matrix Range"),
  parameters: { ...plain("Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform"), JBIG2Globals: "stream" },
  layers: { ...plain("Type P"), OCGs: "layer", VE: "layer" },
} as const satisfies Shapes;

export type ShapeName = keyof typeof shapes;

/** What one key of a shape may hold; nothing when it does not come along. */
export function ruleFor(shape: ShapeName, key: string): string | undefined {
  const keys: Readonly<Record<string, string>> = shapes[shape];
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
}

export function isShape(rule: string): rule is ShapeName {
  return Object.hasOwn(shapes, rule);
}
