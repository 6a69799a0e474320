import type { Polling } from '../polling.ts';
import type { WebhookDelivery } from '../webhook-delivery.ts';
import type { Method } from '../world.ts';
import { getMe, getProfileText, setProfileText } from './bot-profile.ts';
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile,
  leaveChat,
  reachesChat,
} from './chat-info.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
} from './edit.ts';
import { answerCallbackQuery, setMessageReaction } from './react.ts';
import { sendMedia, sendMediaGroup } from './send-media.ts';
import {
  copyMessage,
  forwardMessage,
  sendContact,
  sendDice,
  sendLocation,
  sendPoll,
  sendVenue,
} from './send-other.ts';
import { sendMessage } from './send.ts';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook.ts';

const agreed: Method = () => true;

/** All methods the simulator answers, but getUpdates, by their names. */
export function createMethods(delivery: WebhookDelivery, polling: Polling): Record<string, Method> {
  return {
    getMe,
    setWebhook: setWebhook(delivery, polling),
    deleteWebhook: deleteWebhook(delivery),
    getWebhookInfo,
    sendMessage,
    sendPhoto: sendMedia('photo'),
    sendDocument: sendMedia('document'),
    sendVoice: sendMedia('voice'),
    sendAudio: sendMedia('audio'),
    sendVideo: sendMedia('video'),
    sendVideoNote: sendMedia('video_note'),
    sendSticker: sendMedia('sticker'),
    sendAnimation: sendMedia('animation'),
    sendMediaGroup,
    sendLocation,
    sendVenue,
    sendContact,
    sendPoll,
    sendDice,
    copyMessage,
    forwardMessage,
    editMessageText,
    editMessageCaption,
    editMessageReplyMarkup,
    deleteMessage,
    deleteMessages,
    setMessageReaction,
    answerCallbackQuery,
    setMyCommands,
    getMyCommands,
    deleteMyCommands,
    setMyName: setProfileText('name'),
    getMyName: getProfileText('name'),
    setMyDescription: setProfileText('description'),
    getMyDescription: getProfileText('description'),
    setMyShortDescription: setProfileText('short_description'),
    getMyShortDescription: getProfileText('short_description'),
    setChatMenuButton: agreed,
    getChatMenuButton: () => ({ type: 'commands' }),
    setMyDefaultAdministratorRights: agreed,
    getChat,
    getChatMember,
    getChatAdministrators,
    getChatMemberCount,
    getUserProfilePhotos: () => ({ total_count: 0, photos: [] }),
    getFile,
    leaveChat,
    sendChatAction: reachesChat,
    pinChatMessage: reachesChat,
    unpinChatMessage: reachesChat,
    unpinAllChatMessages: reachesChat,
    logOut: agreed,
    close: agreed,
  };
}
