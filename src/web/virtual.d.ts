declare module "virtual:catalogues" {
  type Loader = () => Promise<{ readonly messages: import("@lingui/core").Messages }>;
  export const catalogues: Readonly<Record<string, Readonly<Record<string, Loader>>>>;
}

declare module "*.md?raw" {
  const text: string;
  export default text;
}
