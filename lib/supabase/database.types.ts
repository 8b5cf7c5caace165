export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      attachments: {
        Row: {
          bytes: number
          content_type: string
          conversation_id: string
          created_at: string
          id: string
          message_seq: number | null
          name: string
          note_id: string | null
          uploader_id: string
          uploader_kind: Database['public']['Enums']['actor_kind']
        }
        ComputedFields: never
        Insert: {
          bytes: number
          content_type: string
          conversation_id: string
          created_at?: string
          id?: string
          message_seq?: number | null
          name: string
          note_id?: string | null
          uploader_id: string
          uploader_kind: Database['public']['Enums']['actor_kind']
        }
        Update: {
          bytes?: number
          content_type?: string
          conversation_id?: string
          created_at?: string
          id?: string
          message_seq?: number | null
          name?: string
          note_id?: string | null
          uploader_id?: string
          uploader_kind?: Database['public']['Enums']['actor_kind']
        }
        Relationships: [
          {
            foreignKeyName: 'attachments_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'attachments_conversation_id_message_seq_fkey'
            columns: ['conversation_id', 'message_seq']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['conversation_id', 'seq']
          },
          {
            foreignKeyName: 'attachments_note_id_fkey'
            columns: ['note_id']
            isOneToOne: false
            referencedRelation: 'notes'
            referencedColumns: ['id']
          },
        ]
      }
      categories: {
        Row: {
          archived_at: string | null
          created_at: string
          id: string
          key: string
          names: NonNullable<Json>
          priority: number
          sort_order: number
          team_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          archived_at?: string | null
          created_at?: string
          id?: string
          key: string
          names: NonNullable<Json>
          priority?: number
          sort_order?: number
          team_id: string
          updated_at?: string
        }
        Update: {
          archived_at?: string | null
          created_at?: string
          id?: string
          key?: string
          names?: NonNullable<Json>
          priority?: number
          sort_order?: number
          team_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'categories_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      companies: {
        Row: {
          created_at: string
          external_id: string | null
          id: string
          importance: number
          name: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          external_id?: string | null
          id?: string
          importance?: number
          name: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          external_id?: string | null
          id?: string
          importance?: number
          name?: string
          updated_at?: string
        }
        Relationships: []
      }
      contact_identities: {
        Row: {
          channel: string
          contact_id: string
          created_at: string
          external_id: string
          id: string
          verified_at: string | null
        }
        ComputedFields: never
        Insert: {
          channel: string
          contact_id: string
          created_at?: string
          external_id: string
          id?: string
          verified_at?: string | null
        }
        Update: {
          channel?: string
          contact_id?: string
          created_at?: string
          external_id?: string
          id?: string
          verified_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'contact_identities_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
        ]
      }
      contacts: {
        Row: {
          access_epoch: number
          avatar_url: string | null
          blocked_at: string | null
          company_id: string | null
          created_at: string
          email: string | null
          id: string
          locale: string | null
          name: string | null
          phone: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          access_epoch?: number
          avatar_url?: string | null
          blocked_at?: string | null
          company_id?: string | null
          created_at?: string
          email?: string | null
          id?: string
          locale?: string | null
          name?: string | null
          phone?: string | null
          updated_at?: string
        }
        Update: {
          access_epoch?: number
          avatar_url?: string | null
          blocked_at?: string | null
          company_id?: string | null
          created_at?: string
          email?: string | null
          id?: string
          locale?: string | null
          name?: string | null
          phone?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contacts_company_id_fkey'
            columns: ['company_id']
            isOneToOne: false
            referencedRelation: 'companies'
            referencedColumns: ['id']
          },
        ]
      }
      conversation_events: {
        Row: {
          actor_id: string | null
          actor_kind: Database['public']['Enums']['actor_kind']
          conversation_id: string
          note_id: string | null
          occurred_at: string
          payload: NonNullable<Json>
          position: number
          seq: number | null
          type: string
        }
        ComputedFields: never
        Insert: {
          actor_id?: string | null
          actor_kind: Database['public']['Enums']['actor_kind']
          conversation_id: string
          note_id?: string | null
          occurred_at?: string
          payload?: NonNullable<Json>
          position: number
          seq?: number | null
          type: string
        }
        Update: {
          actor_id?: string | null
          actor_kind?: Database['public']['Enums']['actor_kind']
          conversation_id?: string
          note_id?: string | null
          occurred_at?: string
          payload?: NonNullable<Json>
          position?: number
          seq?: number | null
          type?: string
        }
        Relationships: [
          {
            foreignKeyName: 'conversation_events_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversation_events_note_id_fkey'
            columns: ['note_id']
            isOneToOne: false
            referencedRelation: 'notes'
            referencedColumns: ['id']
          },
        ]
      }
      conversations: {
        Row: {
          access_epoch: number
          assignee_id: string | null
          category_id: string | null
          client_id: string
          closed_at: string | null
          contact_id: string
          contact_name: string | null
          created_at: string
          id: string
          inbox_id: string
          last_contact_seq: number
          last_member_seq: number
          last_message_at: string
          last_seq: number
          number: number
          position: number
          preview: string
          preview_from: Database['public']['Enums']['actor_kind'] | null
          priority: number
          snoozed_until: string | null
          status: Database['public']['Enums']['conversation_status']
          team_id: string | null
          updated_at: string
          waiting_since: string | null
        }
        ComputedFields: never
        Insert: {
          access_epoch?: number
          assignee_id?: string | null
          category_id?: string | null
          client_id?: string
          closed_at?: string | null
          contact_id: string
          contact_name?: string | null
          created_at?: string
          id?: string
          inbox_id: string
          last_contact_seq?: number
          last_member_seq?: number
          last_message_at?: string
          last_seq?: number
          number?: never
          position?: number
          preview?: string
          preview_from?: Database['public']['Enums']['actor_kind'] | null
          priority?: number
          snoozed_until?: string | null
          status?: Database['public']['Enums']['conversation_status']
          team_id?: string | null
          updated_at?: string
          waiting_since?: string | null
        }
        Update: {
          access_epoch?: number
          assignee_id?: string | null
          category_id?: string | null
          client_id?: string
          closed_at?: string | null
          contact_id?: string
          contact_name?: string | null
          created_at?: string
          id?: string
          inbox_id?: string
          last_contact_seq?: number
          last_member_seq?: number
          last_message_at?: string
          last_seq?: number
          number?: never
          position?: number
          preview?: string
          preview_from?: Database['public']['Enums']['actor_kind'] | null
          priority?: number
          snoozed_until?: string | null
          status?: Database['public']['Enums']['conversation_status']
          team_id?: string | null
          updated_at?: string
          waiting_since?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'conversations_assignee_id_fkey'
            columns: ['assignee_id']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_category_id_fkey'
            columns: ['category_id']
            isOneToOne: false
            referencedRelation: 'categories'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_inbox_id_fkey'
            columns: ['inbox_id']
            isOneToOne: false
            referencedRelation: 'inboxes'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      inboxes: {
        Row: {
          archived_at: string | null
          channel: Database['public']['Enums']['channel']
          created_at: string
          greetings: NonNullable<Json>
          id: string
          key: string
          name: string
          team_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          archived_at?: string | null
          channel: Database['public']['Enums']['channel']
          created_at?: string
          greetings?: NonNullable<Json>
          id?: string
          key?: string
          name: string
          team_id: string
          updated_at?: string
        }
        Update: {
          archived_at?: string | null
          channel?: Database['public']['Enums']['channel']
          created_at?: string
          greetings?: NonNullable<Json>
          id?: string
          key?: string
          name?: string
          team_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'inboxes_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      members: {
        Row: {
          availability: Database['public']['Enums']['availability']
          avatar_url: string | null
          capacity: number
          created_at: string
          deactivated_at: string | null
          email: string
          id: string
          locale: string
          name: string
          role_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          availability?: Database['public']['Enums']['availability']
          avatar_url?: string | null
          capacity?: number
          created_at?: string
          deactivated_at?: string | null
          email: string
          id: string
          locale?: string
          name: string
          role_id: string
          updated_at?: string
        }
        Update: {
          availability?: Database['public']['Enums']['availability']
          avatar_url?: string | null
          capacity?: number
          created_at?: string
          deactivated_at?: string | null
          email?: string
          id?: string
          locale?: string
          name?: string
          role_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'members_role_id_fkey'
            columns: ['role_id']
            isOneToOne: false
            referencedRelation: 'roles'
            referencedColumns: ['id']
          },
        ]
      }
      mentions: {
        Row: {
          conversation_id: string
          member_id: string
          mentioned_at: string
          mentioned_by: string
          note_id: string
          withdrawn_at: string | null
        }
        ComputedFields: never
        Insert: {
          conversation_id: string
          member_id: string
          mentioned_at?: string
          mentioned_by: string
          note_id: string
          withdrawn_at?: string | null
        }
        Update: {
          conversation_id?: string
          member_id?: string
          mentioned_at?: string
          mentioned_by?: string
          note_id?: string
          withdrawn_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'mentions_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'mentions_member_id_fkey'
            columns: ['member_id']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'mentions_mentioned_by_fkey'
            columns: ['mentioned_by']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'mentions_note_id_fkey'
            columns: ['note_id']
            isOneToOne: false
            referencedRelation: 'notes'
            referencedColumns: ['id']
          },
        ]
      }
      message_revisions: {
        Row: {
          body: string
          change: string
          changed_at: string
          changed_by: string
          conversation_id: string
          revision: number
          seq: number
        }
        ComputedFields: never
        Insert: {
          body: string
          change: string
          changed_at?: string
          changed_by: string
          conversation_id: string
          revision: number
          seq: number
        }
        Update: {
          body?: string
          change?: string
          changed_at?: string
          changed_by?: string
          conversation_id?: string
          revision?: number
          seq?: number
        }
        Relationships: [
          {
            foreignKeyName: 'message_revisions_changed_by_fkey'
            columns: ['changed_by']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'message_revisions_conversation_id_seq_fkey'
            columns: ['conversation_id', 'seq']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['conversation_id', 'seq']
          },
        ]
      }
      messages: {
        Row: {
          author_id: string | null
          author_kind: Database['public']['Enums']['actor_kind']
          body: string
          client_id: string
          conversation_id: string
          deleted_at: string | null
          edited_at: string | null
          position: number
          sent_at: string
          seq: number
        }
        ComputedFields: never
        Insert: {
          author_id?: string | null
          author_kind: Database['public']['Enums']['actor_kind']
          body: string
          client_id: string
          conversation_id: string
          deleted_at?: string | null
          edited_at?: string | null
          position: number
          sent_at?: string
          seq: number
        }
        Update: {
          author_id?: string | null
          author_kind?: Database['public']['Enums']['actor_kind']
          body?: string
          client_id?: string
          conversation_id?: string
          deleted_at?: string | null
          edited_at?: string | null
          position?: number
          sent_at?: string
          seq?: number
        }
        Relationships: [
          {
            foreignKeyName: 'messages_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
        ]
      }
      notes: {
        Row: {
          author_id: string
          body: string
          client_id: string
          conversation_id: string
          id: string
          position: number
          written_at: string
        }
        ComputedFields: never
        Insert: {
          author_id: string
          body: string
          client_id: string
          conversation_id: string
          id?: string
          position: number
          written_at?: string
        }
        Update: {
          author_id?: string
          body?: string
          client_id?: string
          conversation_id?: string
          id?: string
          position?: number
          written_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'notes_author_id_fkey'
            columns: ['author_id']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'notes_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
        ]
      }
      read_marks: {
        Row: {
          conversation_id: string
          last_read_seq: number
          read_at: string
          reader_id: string
          reader_kind: Database['public']['Enums']['actor_kind']
        }
        ComputedFields: never
        Insert: {
          conversation_id: string
          last_read_seq?: number
          read_at?: string
          reader_id: string
          reader_kind: Database['public']['Enums']['actor_kind']
        }
        Update: {
          conversation_id?: string
          last_read_seq?: number
          read_at?: string
          reader_id?: string
          reader_kind?: Database['public']['Enums']['actor_kind']
        }
        Relationships: [
          {
            foreignKeyName: 'read_marks_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
        ]
      }
      roles: {
        Row: {
          created_at: string
          id: string
          is_built_in: boolean
          key: string
          name: string
          permissions: string[]
          scope: Database['public']['Enums']['access_scope']
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          is_built_in?: boolean
          key: string
          name: string
          permissions?: string[]
          scope: Database['public']['Enums']['access_scope']
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          is_built_in?: boolean
          key?: string
          name?: string
          permissions?: string[]
          scope?: Database['public']['Enums']['access_scope']
          updated_at?: string
        }
        Relationships: []
      }
      sent_mails: {
        Row: {
          claimed_at: string
          conversation_id: string | null
          key: string
          recipient: string
          sent_at: string | null
        }
        ComputedFields: never
        Insert: {
          claimed_at?: string
          conversation_id?: string | null
          key: string
          recipient: string
          sent_at?: string | null
        }
        Update: {
          claimed_at?: string
          conversation_id?: string | null
          key?: string
          recipient?: string
          sent_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'sent_mails_conversation_id_fkey'
            columns: ['conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['id']
          },
        ]
      }
      team_members: {
        Row: {
          is_primary: boolean
          joined_at: string
          member_id: string
          team_id: string
        }
        ComputedFields: never
        Insert: {
          is_primary?: boolean
          joined_at?: string
          member_id: string
          team_id: string
        }
        Update: {
          is_primary?: boolean
          joined_at?: string
          member_id?: string
          team_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'team_members_member_id_fkey'
            columns: ['member_id']
            isOneToOne: false
            referencedRelation: 'members'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'team_members_team_id_fkey'
            columns: ['team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['id']
          },
        ]
      }
      teams: {
        Row: {
          access_epoch: number
          archived_at: string | null
          created_at: string
          id: string
          name: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          access_epoch?: number
          archived_at?: string | null
          created_at?: string
          id?: string
          name: string
          updated_at?: string
        }
        Update: {
          access_epoch?: number
          archived_at?: string | null
          created_at?: string
          id?: string
          name?: string
          updated_at?: string
        }
        Relationships: []
      }
      visitor_sessions: {
        Row: {
          contact_id: string
          created_at: string
          expires_at: string
          id: string
          inbox_id: string
          is_verified: boolean
          last_seen_at: string
          revoked_at: string | null
          secret_hash: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          expires_at?: string
          id?: string
          inbox_id: string
          is_verified?: boolean
          last_seen_at?: string
          revoked_at?: string | null
          secret_hash: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          expires_at?: string
          id?: string
          inbox_id?: string
          is_verified?: boolean
          last_seen_at?: string
          revoked_at?: string | null
          secret_hash?: string
        }
        Relationships: [
          {
            foreignKeyName: 'visitor_sessions_contact_id_fkey'
            columns: ['contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'visitor_sessions_inbox_id_fkey'
            columns: ['inbox_id']
            isOneToOne: false
            referencedRelation: 'inboxes'
            referencedColumns: ['id']
          },
        ]
      }
      worker_beats: {
        Row: {
          beat_at: string
          started_at: string
          worker_id: string
        }
        ComputedFields: never
        Insert: {
          beat_at?: string
          started_at?: string
          worker_id: string
        }
        Update: {
          beat_at?: string
          started_at?: string
          worker_id?: string
        }
        Relationships: []
      }
      workspace: {
        Row: {
          access_epoch: number
          created_at: string
          name: string
          singleton: boolean
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          access_epoch?: number
          created_at?: string
          name?: string
          singleton?: boolean
          updated_at?: string
        }
        Update: {
          access_epoch?: number
          created_at?: string
          name?: string
          singleton?: boolean
          updated_at?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      assign_conversation: { Args: { conversation: string; member: string }; Returns: undefined }
      close_conversation: { Args: { conversation: string }; Returns: undefined }
      contact_messages: {
        Args: {
          before_seq?: number
          conversation: string
          page_size?: number
          since_position?: number
        }
        Returns: Json
      }
      delete_message: { Args: { conversation: string; seq: number }; Returns: Json }
      edit_message: { Args: { body: string; conversation: string; seq: number }; Returns: Json }
      end_visitor_session: { Args: { session: string }; Returns: undefined }
      inbox_page: {
        Args: {
          before_at?: string
          before_id?: string
          page_size?: number
          team?: string
          view: string
        }
        Returns: Database['public']['CompositeTypes']['conversation_row'][]
        SetofOptions: {
          from: '*'
          to: 'conversation_row'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      mark_read: { Args: { conversation: string; seq: number }; Returns: number }
      move_conversation: { Args: { conversation: string; team: string }; Returns: undefined }
      my_topics: { Args: Record<PropertyKey, never>; Returns: Json }
      open_visitor_session: {
        Args: { identity?: Json; inbox: string; secret: string }
        Returns: Json
      }
      platform_health: { Args: Record<PropertyKey, never>; Returns: Json }
      register_attachment: {
        Args: { bytes: number; content_type: string; conversation: string; name: string }
        Returns: Json
      }
      reopen_conversation: { Args: { conversation: string }; Returns: undefined }
      send_message: {
        Args: { attachments?: string[]; body: string; client_id: string; conversation: string }
        Returns: Json
      }
      start_conversation: {
        Args: { body: string; category?: string; client_id: string; message_client_id: string }
        Returns: Json
      }
      timeline_page: {
        Args: {
          before_position?: number
          conversation: string
          page_size?: number
          since_position?: number
        }
        Returns: Json
      }
      unassign_conversation: { Args: { conversation: string }; Returns: undefined }
      view_counts: { Args: Record<PropertyKey, never>; Returns: Json }
      widget_inbox: { Args: { inbox_key: string }; Returns: Json }
      widget_state: { Args: Record<PropertyKey, never>; Returns: Json }
      withdraw_mention: { Args: { conversation: string; member: string }; Returns: undefined }
      write_note: {
        Args: { body: string; client_id: string; conversation: string; mentioned?: string[] }
        Returns: Json
      }
    }
    Enums: {
      access_scope: 'all' | 'teams' | 'assigned'
      actor_kind: 'member' | 'contact' | 'system'
      availability: 'online' | 'away' | 'offline'
      channel: 'widget' | 'email'
      conversation_status: 'open' | 'snoozed' | 'closed'
    }
    CompositeTypes: {
      conversation_row: {
        id: string | null
        number: number | null
        inbox_id: string | null
        contact_id: string | null
        contact_name: string | null
        category_id: string | null
        team_id: string | null
        assignee_id: string | null
        status: Database['public']['Enums']['conversation_status'] | null
        priority: number | null
        preview: string | null
        preview_from: Database['public']['Enums']['actor_kind'] | null
        last_seq: number | null
        last_contact_seq: number | null
        position: number | null
        last_message_at: string | null
        waiting_since: string | null
        snoozed_until: string | null
        my_read_seq: number | null
      }
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      access_scope: ['all', 'teams', 'assigned'],
      actor_kind: ['member', 'contact', 'system'],
      availability: ['online', 'away', 'offline'],
      channel: ['widget', 'email'],
      conversation_status: ['open', 'snoozed', 'closed'],
    },
  },
} as const
