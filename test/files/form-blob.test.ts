import { expect, test } from '@jest/globals';
import { formBlob } from '../../src/files/form-blob.ts';

/** Reads it as servers do. */
async function read(form: FormData): Promise<FormData> {
  const blob = formBlob(form);
  return new Response(await blob.bytes(), { headers: { 'content-type': blob.type } }).formData();
}

test('a form is read as it was written: words with their lines, files with their names, types and bytes', async () => {
  const form = new FormData();
  form.set('caption', 'Two\nlines, "quoted", Привет\r\n--pitcrew');
  form.set('chat_id', '1');
  form.set(
    'photo',
    new Blob([new Uint8Array([0, 13, 10, 255])], { type: 'image/png' }),
    'план.png',
  );
  form.set('thing', new Blob(['x']), 'thing');

  const seen = await read(form);

  expect([...seen.keys()]).toEqual(['caption', 'chat_id', 'photo', 'thing']);
  expect(seen.get('caption')).toBe('Two\nlines, "quoted", Привет\r\n--pitcrew');
  const photo = seen.get('photo') as File;
  expect([photo.name, photo.type, [...(await photo.bytes())]]).toEqual([
    'план.png',
    'image/png',
    [0, 13, 10, 255],
  ]);
  expect(seen.get('thing')).toMatchObject({ type: 'application/octet-stream', size: 1 });
});

test.each(['a"b.pdf', 'a\r\nContent-Type: text/html\r\n\r\nb.pdf'])(
  'no name breaks out of its quotes: %j',
  async (name) => {
    const form = new FormData();
    form.set('file', new Blob(['x'], { type: 'application/pdf' }), name);

    const file = (await read(form)).get('file') as File;

    expect(file).toMatchObject({ name, type: 'application/pdf', size: 1 });
  },
);
