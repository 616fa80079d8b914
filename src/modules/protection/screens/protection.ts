export { ProtectionScreen } from "./Protection/index.tsx";
