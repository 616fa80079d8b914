export { ProtectionScreen } from "./Protection/index.tsx";
export { CasesScreen } from "./Cases/index.tsx";
export { CaseScreen } from "./Case/index.tsx";
export { EditCaseScreen, NewCaseScreen } from "./case-form/index.tsx";
