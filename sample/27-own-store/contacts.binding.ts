import { Inject } from '@nestjs/common';
import { ModelBinding, ResourceBinding } from 'nestjs-ari/resources';
import { Contact } from './contact.js';
import { ContactsFile } from './contacts-file.js';

/** The resource, which knows nothing of a file. */
@ResourceBinding({
  stream: 'contacts',
  description: 'A telephone book.',
  example: { id: 'c1', name: 'Ada', number: '1001' },
  schema: Contact,
  filterable: ['number'],
  orderable: ['name'],
  searchable: ['name'],
})
export class ContactsBinding extends ModelBinding<Contact> {
  constructor(@Inject(ContactsFile) store: ContactsFile) {
    super(store);
  }
}
