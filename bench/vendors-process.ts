import { answer } from './rpc.ts';
import { createVendors } from './vendors.ts';

/** The vendors of one desk, in a process of their own: their work and memory are not the desk's. */
const vendors = createVendors(Number(process.argv[2]));
answer(vendors, () => vendors.close());
