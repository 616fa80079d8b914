export const replyPath = "replies";
export const replyKindName = "protection.reply";
