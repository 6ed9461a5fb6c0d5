import { Module } from '@nestjs/common';
import { AriRestModule } from 'nestjs-ari/rest';
import { ContactsFile } from './contacts-file.js';
import { ContactsBinding } from './contacts.binding.js';

@Module({
  imports: [AriRestModule.forRoot({ path: 'api', authenticate: () => ({ id: 'ada' }), can: () => true })],
  providers: [
    { provide: ContactsFile, useFactory: () => new ContactsFile(process.env['CONTACTS'] ?? 'contacts.json') },
    ContactsBinding,
  ],
})
export class AppModule {}
