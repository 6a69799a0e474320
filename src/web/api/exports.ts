import { Router } from 'express';
import { EXPORT_FORMATS } from '../../export/export-format.ts';
import { EXPORTED } from '../../export/exported.ts';
import { answerExport, EXPORT_QUERY, type ExportDeps } from '../export-request.ts';
import { readQuery } from './read-input.ts';

/** `/export/tickets.csv` and the like: everything, as a file. */
export function createExportRoutes(deps: ExportDeps): Router {
  const router = Router();
  for (const what of EXPORTED) {
    for (const format of EXPORT_FORMATS) {
      router.get(`/export/${what}.${format}`, (request, response) =>
        answerExport(deps, { what, format, ...readQuery(EXPORT_QUERY, request) }, response),
      );
    }
  }
  return router;
}
