export { ProtectionScreen } from "./Protection/index.tsx";
export { CasesScreen } from "./Cases/index.tsx";
export { CaseScreen } from "./Case/index.tsx";
export { EditCaseScreen, NewCaseScreen } from "./case-form/index.tsx";
export { CommunicationsScreen } from "./Communications/index.tsx";
export { CommunicationScreen } from "./Communication/index.tsx";
export { EditCommunicationScreen, NewCommunicationScreen } from "./communication-form/index.tsx";
