import { AgentEntity } from './agent.ts';
import { AnnouncementRecipientEntity } from './announcement-recipient.ts';
import { AnnouncementEntity } from './announcement.ts';
import { CursorEntity } from './cursor.ts';
import { EndedSessionEntity } from './ended-session.ts';
import { EventEntity } from './event.ts';
import { MessageEntity } from './message.ts';
import { OrganizerEventEntity } from './organizer-event.ts';
import { OrganizerEntity } from './organizer.ts';
import { ParkedUpdateEntity } from './parked-update.ts';
import { ScriptEntity } from './script.ts';
import { ShiftEntity } from './shift.ts';
import { TelegramMessageEntity } from './telegram-message.ts';
import { TicketChangeEntity } from './ticket-change.ts';
import { TicketEntity } from './ticket.ts';
import { UnroutedChangeEntity } from './unrouted-change.ts';

/** Every table. */
export const entities = [
  AgentEntity,
  AnnouncementEntity,
  AnnouncementRecipientEntity,
  CursorEntity,
  EndedSessionEntity,
  EventEntity,
  MessageEntity,
  OrganizerEntity,
  OrganizerEventEntity,
  ParkedUpdateEntity,
  ScriptEntity,
  ShiftEntity,
  TelegramMessageEntity,
  TicketChangeEntity,
  TicketEntity,
  UnroutedChangeEntity,
];
