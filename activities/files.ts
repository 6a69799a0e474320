import { cancellationSignal } from '@temporalio/activity';
import type { TelegramFile, UploadedFile } from '../src/domain/files.ts';
import { withTemporaryFolder } from '../src/files/temporary-folder.ts';
import { asActivity } from './failures.ts';
import type { Ports } from './ports.ts';

/** Files on their way to the board, by this machine's disk. */
export function createFileActivities({ messenger, board }: Pick<Ports, 'messenger' | 'board'>) {
  return {
    /** Fetches an organizer's file and puts it where comments can carry it. A try that is repeated leaves no trace. */
    carryToBoard: (carried: { file: TelegramFile; projectId: string }): Promise<UploadedFile> =>
      asActivity(() =>
        withTemporaryFolder(async (folder) => {
          const calledOff = cancellationSignal();
          const local = await messenger.fetchFile(carried.file, folder, calledOff);
          return board.upload(local, carried.projectId, calledOff);
        }),
      ),
  };
}
