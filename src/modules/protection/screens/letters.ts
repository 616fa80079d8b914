export { CommunicationsScreen } from "./Communications/index.tsx";
export { CommunicationScreen } from "./Communication/index.tsx";
export { EditCommunicationScreen, NewCommunicationScreen } from "./communication-form/index.tsx";
export { RepliesScreen } from "./Replies/index.tsx";
export { ReplyScreen } from "./Reply/index.tsx";
export { EditReplyScreen, NewReplyScreen } from "./Reply/write.tsx";
export { PublicationsScreen } from "./Publications/index.tsx";
export { PublicationScreen } from "./Publication/index.tsx";
export { EditPublicationScreen, NewPublicationScreen } from "./Publication/write.tsx";
