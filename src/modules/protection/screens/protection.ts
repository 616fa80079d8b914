export { CeremonyScreen } from "./Ceremony/index.tsx";
export { InboxScreen } from "./Inbox/index.tsx";
export { KeysScreen } from "./Keys/index.tsx";
export { ProtectionScreen } from "./Protection/index.tsx";
export { SealedBoxScreen } from "./SealedBox/index.tsx";
export { SubmissionScreen } from "./Submission/index.tsx";
export { SubmissionsScreen } from "./Submissions/index.tsx";
