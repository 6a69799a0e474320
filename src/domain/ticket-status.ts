/** Where a ticket is in its life. */
export type TicketStatus = 'new' | 'claimed' | 'waiting' | 'resolved' | 'closed';
