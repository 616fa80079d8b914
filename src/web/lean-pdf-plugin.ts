import type { Plugin } from "vite";

const noFont = "\0vigie-no-font";

/**
 * Of the library for PDF only reading, copying and writing of objects travels to a browser: 29 KB instead of 209 KB (brotli). As it
 * comes it carries the letters' widths of fourteen fonts, a reader of HTML and one of colours, and says that importing any module
 * of it may do something, which none does but giving its exports.
 */
export function leanPdfPlugin(): Plugin {
  return {
    name: "vigie-lean-pdf",
    enforce: "pre",
    async resolveId(source, importer) {
      const isOfLibrary = source === "@cantoo/pdf-lib" || (importer !== undefined && /[\\/]@cantoo[\\/]pdf-lib[\\/]/.test(importer));
      if (!isOfLibrary) return null;
      if (source.endsWith(".compressed.json")) return noFont;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && { ...found, moduleSideEffects: false };
    },
    load: (id) => (id === noFont ? 'export default "";' : null),
  };
}
